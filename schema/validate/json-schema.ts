/** QAPI types as JSON Schema (draft 7 plus two keywords of ours for numbers), strict: unknown members are refused. */
import { DEEPEST_TYPE, MOST_PROPERTIES } from '../bounds.js';
import type { Interface, ObjectType, TypeRef } from '../model.js';
import { reach } from '../reached.js';
import { branchesOf, integerRange, membersOf, resolveType } from '../types.js';

export type JsonSchema = Record<string, unknown>;

/** Our keywords: `qapiInteger` (a name of integerRange) and `qapiNumber`, which know bigint and spelled numbers. */
export const INTEGER_KEYWORD = 'qapiInteger';
export const NUMBER_KEYWORD = 'qapiNumber';

/** All types of the interface as `definitions` of one schema, to be referenced by {@link refSchema}. */
export function typeDefinitions(iface: Interface): JsonSchema {
  const definitions: Record<string, JsonSchema> = Object.create(null);
  let left = MOST_PROPERTIES.ofAll;
  for (const [name, type] of Object.entries(iface.types)) {
    definitions[name] =
      type.kind === 'enum'
        ? {
            type: 'string',
            ...enumOf(type.values),
          }
        : type.kind === 'alternate'
          ? alternateSchema(iface, name)
          : boundedSchema(iface, name, type);
  }
  return definitions;

  /** Of a union that unfolds to too much any object is taken. */
  function boundedSchema(from: Interface, name: string, type: ObjectType): JsonSchema {
    const own = { left: Math.min(left, MOST_PROPERTIES.ofType) };
    const before = own.left;
    const schema = objectSchema(from, name, type, own);
    left -= Math.max(0, before - own.left);
    if (own.left >= 0) return schema;
    reach('properties');
    return { type: 'object' };
  }
}

/** Of too many words any is taken. */
function enumOf(words: readonly string[] | null): JsonSchema {
  if (words === null) return {};
  if (words.length <= MOST_PROPERTIES.ofType) return { enum: words };
  reach('properties');
  return {};
}

/** A value is tried as one branch only: where two are objects (lists), which no sound alternate has, any object (list) is taken. */
function alternateSchema(iface: Interface, name: string): JsonSchema {
  const branches = branchesOf(iface, name);
  const kindOf = (ref: TypeRef | null) => (ref === null ? 'unknown' : resolveType(iface, ref).kind);
  const several = (kind: string) => branches.filter((ref) => kindOf(ref) === kind).length > 1;
  const loose = (['object', 'list'] as const).filter(several);
  const rest = branches.filter((ref) => !loose.some((kind) => kind === kindOf(ref)));
  const all = [
    ...rest.map((ref) => refSchema(iface, ref)),
    ...loose.map((kind) => ({ type: kind === 'list' ? 'array' : 'object' })),
  ];
  return all.length === 0 ? {} : { anyOf: all };
}

/** The schema of a reference: built-ins inline, defined types by `$ref` into {@link typeDefinitions}. */
export function refSchema(iface: Interface, ref: TypeRef | null): JsonSchema {
  if (ref === null) return {};
  const type = resolveType(iface, ref);
  if (type.kind === 'list') return { type: 'array', items: refSchema(iface, type.element) };
  if (type.kind === 'unknown') return {};
  if (type.kind !== 'builtin') return { $ref: `#/definitions/${encodeURIComponent(type.name)}` };
  switch (type.name) {
    case 'str':
    case 'QType':
      return { type: 'string' };
    case 'bool':
      return { type: 'boolean' };
    case 'null':
      return { type: 'null' };
    case 'any':
      return {};
    case 'number':
      return { [NUMBER_KEYWORD]: true };
    default:
      return { [INTEGER_KEYWORD]: integerRange(type.name) ? type.name : 'int' };
  }
}

interface Shape {
  properties: Record<string, JsonSchema>;
  required: string[];
}

/** `budget`: properties that may still be written; below zero what comes out is not used. */
function objectSchema(
  iface: Interface,
  name: string,
  type: ObjectType,
  budget: { left: number },
  outer?: Shape,
  depth = 0,
): JsonSchema {
  const shape: Shape = { properties: { ...outer?.properties }, required: [...(outer?.required ?? [])] };
  const own = Object.entries(membersOf(iface, name) ?? {});
  budget.left -= 1 + own.length + Object.keys(shape.properties).length;
  if (depth > DEEPEST_TYPE) budget.left = -1;
  if (budget.left < 0) return { type: 'object' };
  for (const [member, { type: ref, optional }] of own) {
    shape.properties[member] = refSchema(iface, ref);
    if (!optional) shape.required.push(member);
  }
  if (type.tag === undefined) return closed(shape);
  return {
    type: 'object',
    required: [type.tag],
    discriminator: { propertyName: type.tag },
    oneOf: branches(),
  };

  function branches(): JsonSchema[] {
    const tag = type.tag as string;
    const ref = membersOf(iface, name)?.[tag]?.type;
    const tagType = ref == null ? null : resolveType(iface, ref);
    const known = tagType?.kind === 'enum' ? tagType.values : null;
    const values = known ?? Object.keys(type.variants ?? {});
    return values.map((value) => {
      budget.left -= 1 + Object.keys(shape.properties).length;
      if (budget.left < 0) return {};
      const branch: Shape = {
        properties: { ...shape.properties, [tag]: { const: value } },
        required: shape.required,
      };
      const variant = type.variants?.[value];
      const variantType = variant === undefined ? undefined : iface.types[variant];
      if (variantType?.kind !== 'object') return closed(branch);
      const inner = objectSchema(iface, variant as string, variantType, budget, branch, depth + 1);
      // The discriminator wants the tag among the branch's own properties also where the branch is a union itself.
      return 'oneOf' in inner ? { ...inner, properties: { [tag]: { const: value } } } : inner;
    });
  }
}

function closed({ properties, required }: Shape): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}
