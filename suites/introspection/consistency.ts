/** W61 as data: each rule finds the entries that break it. */
import type { JsonObject } from '../../schema/json.js';
import { stringifyJson, wireText } from '../../schema/json-text.js';
import { enumValues, objects, type SchemaIndex } from './schema-index.js';

export interface ConsistencyRule {
  name: string;
  title: string;
  /** One line for each entry at fault. */
  faults(schema: SchemaIndex): string[];
}

const META_TYPES = new Set(['builtin', 'enum', 'array', 'object', 'alternate', 'command', 'event']);
const JSON_TYPES = new Set(['string', 'number', 'int', 'boolean', 'null', 'object', 'array', 'value']);
const TYPES = new Set(['builtin', 'enum', 'array', 'object', 'alternate']);

export const consistencyRules: readonly ConsistencyRule[] = [
  {
    name: 'meta-types',
    title: 'every entry has a name and a known meta-type',
    faults: ({ all }) =>
      all
        .filter((i) => typeof i.name !== 'string' || !META_TYPES.has(wireText(i['meta-type'])))
        .map(
          (i) => `${stringifyJson(i.name ?? null)} has meta-type ${stringifyJson(i['meta-type'] ?? null)}`,
        ),
  },
  {
    name: 'names-unique',
    title: 'names are unique across meta-types',
    faults: ({ all, byName }) =>
      all.filter((i) => byName.get(wireText(i.name)) !== i).map((i) => `${wireText(i.name)} twice`),
  },
  {
    name: 'references-defined',
    title: 'every referenced type is defined, and is a type',
    faults: ({ all, byName }) =>
      all.flatMap((info) =>
        references(info)
          .filter((name) => !TYPES.has(wireText(byName.get(name)?.['meta-type'])))
          .map((name) => `${wireText(info.name)} refers to ${name}`),
      ),
  },
  {
    name: 'arguments-are-objects',
    title: 'arg-type of commands and events is an object type',
    faults: ({ all, byName }) =>
      all
        .filter((i) => i['meta-type'] === 'command' || i['meta-type'] === 'event')
        .filter((i) => byName.get(wireText(i['arg-type']))?.['meta-type'] !== 'object')
        .map((i) => `${wireText(i.name)} takes ${wireText(i['arg-type'])}`),
  },
  {
    name: 'returns-are-types',
    title: 'a command names the type that it returns',
    faults: ({ of, byName }) =>
      of('command')
        .filter((i) => !TYPES.has(wireText(byName.get(wireText(i['ret-type']))?.['meta-type'])))
        .map((i) => `${wireText(i.name)} returns ${stringifyJson(i['ret-type'] ?? null)}`),
  },
  {
    name: 'builtins',
    title: 'a built-in type names its JSON type',
    faults: ({ of }) =>
      of('builtin')
        .filter((i) => !JSON_TYPES.has(wireText(i['json-type'])))
        .map((i) => `${wireText(i.name)} has json-type ${stringifyJson(i['json-type'] ?? null)}`),
  },
  {
    name: 'arrays',
    title: 'an array names its element type',
    faults: ({ of, byName }) =>
      of('array')
        .filter((i) => typeof i['element-type'] !== 'string' || !byName.has(i['element-type']))
        .map((i) => `${wireText(i.name)} has element-type ${stringifyJson(i['element-type'] ?? null)}`),
  },
  {
    name: 'enums',
    title: 'an enum has values, each once, and its two lists of them agree',
    faults: ({ of }) =>
      of('enum')
        .filter((i) => !soundEnum(i))
        .map((i) => `${wireText(i.name)}`),
  },
  {
    name: 'members-unique',
    title: 'the members of a type are named, each once',
    faults: ({ of }) =>
      of('object').flatMap((info) => {
        const isNew = firstOf();
        return objects(info.members)
          .map((m) => m.name)
          .filter((name) => typeof name !== 'string' || !isNew(name))
          .map((name) => `${wireText(info.name)}.${wireText(name)}`);
      }),
  },
  {
    name: 'tags',
    title:
      'the tag of a union is a mandatory member of an enum type, and there are no variants without a tag',
    faults: (schema) =>
      schema
        .of('object')
        .filter((i) => 'tag' in i || 'variants' in i)
        .filter((i) => enumValues(tagType(i, schema)).length === 0 || 'default' in (tagMember(i) ?? {}))
        .map((i) => `${wireText(i.name)} has tag ${stringifyJson(i.tag ?? null)}`),
  },
  {
    name: 'variants',
    title: 'the cases of variants are values of the tag, each once',
    faults: (schema) =>
      schema.of('object').flatMap((info) => {
        const values = new Set(enumValues(tagType(info, schema)));
        const cases = objects(info.variants).map((v) => wireText(v.case));
        const isNew = firstOf();
        return cases.filter((c) => !isNew(c) || !values.has(c)).map((c) => `${wireText(info.name)}: ${c}`);
      }),
  },
  {
    name: 'variant-types',
    title: 'the type of a variant is an object type that repeats no member of the union',
    faults: ({ of, byName }) =>
      of('object').flatMap((info) => {
        const own = new Set(objects(info.members).map((m) => m.name));
        return objects(info.variants)
          .filter(({ type }) => {
            const variant = byName.get(wireText(type));
            return (
              variant?.['meta-type'] !== 'object' || objects(variant.members).some((m) => own.has(m.name))
            );
          })
          .map((v) => `${wireText(info.name)}: ${wireText(v.case)}`);
      }),
  },
  {
    name: 'defaults',
    title: 'default is null where it is present',
    faults: ({ of }) =>
      of('object').flatMap((info) =>
        objects(info.members)
          .filter((m) => 'default' in m && m.default !== null)
          .map((m) => `${wireText(info.name)}.${wireText(m.name)}`),
      ),
  },
  {
    name: 'alternates',
    title: 'the members of an alternate differ in their JSON types',
    faults: ({ of, byName }) =>
      of('alternate').flatMap((info) => {
        const kinds = objects(info.members).map((m) => jsonKind(byName.get(wireText(m.type))));
        return kinds.length > 0 && new Set(kinds).size === kinds.length
          ? []
          : [`${wireText(info.name)}: ${kinds.join(', ')}`];
      }),
  },
  {
    name: 'features',
    title: 'features are lists of names',
    faults: ({ all }) =>
      all
        .flatMap((info) => [info, ...objects(info.members)].map((holder) => ({ info, holder })))
        .filter(({ holder }) => 'features' in holder && !isNames(holder.features))
        .map(({ info }) => `${wireText(info.name)}`),
  },
  {
    name: 'allow-oob',
    title: 'allow-oob, where present, is a boolean',
    faults: ({ of }) =>
      of('command')
        .filter((i) => 'allow-oob' in i && typeof i['allow-oob'] !== 'boolean')
        .map((i) => `${wireText(i.name)}`),
  },
];

function references(info: JsonObject): string[] {
  const direct = ['arg-type', 'ret-type', 'element-type'].flatMap((key) => (key in info ? [info[key]] : []));
  const members = info['meta-type'] === 'enum' ? [] : objects(info.members).map((m) => m.type);
  return [...direct, ...members, ...objects(info.variants).map((v) => v.type)].map(wireText);
}

function tagMember(info: JsonObject): JsonObject | undefined {
  return objects(info.members).find((m) => m.name === info.tag);
}

function tagType(info: JsonObject, { byName }: SchemaIndex): JsonObject | undefined {
  return byName.get(wireText(tagMember(info)?.type));
}

function soundEnum(info: JsonObject): boolean {
  const values = enumValues(info);
  // Since 6.2 `members` says it all and `values` stays for older clients.
  const plain = Array.isArray(info.values) ? info.values.map(wireText) : values;
  const known = new Set(values);
  const same = plain.length === values.length && plain.every((v) => known.has(v));
  return values.length > 0 && same && known.size === values.length;
}

/** What a decoder can tell apart by looking at the JSON value only. */
function jsonKind(type: JsonObject | undefined): string {
  switch (type?.['meta-type']) {
    case 'builtin':
      return type['json-type'] === 'int' ? 'number' : wireText(type['json-type']);
    case 'enum':
      return 'string';
    case 'array':
      return 'array';
    default:
      return 'object';
  }
}

/** Whether a name was not asked about before. */
function firstOf(): (name: unknown) => boolean {
  const met = new Set<unknown>();
  return (name) => !met.has(name) && met.add(name) !== undefined;
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) && value.every((v) => typeof v === 'string');
}
