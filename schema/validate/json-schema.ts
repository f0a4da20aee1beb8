/** QAPI types as JSON Schema (draft 7 plus two keywords of ours for numbers), strict: unknown members are refused. */
import type { Interface, ObjectType, TypeRef } from '../model.js';
import { integerRange, membersOf, resolveType } from '../types.js';

export type JsonSchema = Record<string, unknown>;

/** Our keywords: `qapiInteger` (a name of integerRange) and `qapiNumber`, which know bigint and spelled numbers. */
export const INTEGER_KEYWORD = 'qapiInteger';
export const NUMBER_KEYWORD = 'qapiNumber';

/** All types of the interface as `definitions` of one schema, to be referenced by {@link refSchema}. */
export function typeDefinitions(iface: Interface): JsonSchema {
  const definitions: Record<string, JsonSchema> = Object.create(null);
  for (const [name, type] of Object.entries(iface.types)) {
    definitions[name] =
      type.kind === 'enum'
        ? { type: 'string', ...(type.values === null ? {} : { enum: type.values }) }
        : type.kind === 'alternate'
          ? {
              anyOf: Object.values(type.members).map((m) =>
                m.type === null ? {} : refSchema(iface, m.type),
              ),
            }
          : objectSchema(iface, name, type);
  }
  return definitions;
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

function objectSchema(iface: Interface, name: string, type: ObjectType, outer?: Shape): JsonSchema {
  const shape: Shape = { properties: { ...outer?.properties }, required: [...(outer?.required ?? [])] };
  for (const [member, { type: ref, optional }] of Object.entries(membersOf(iface, name) ?? {})) {
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
      const branch: Shape = {
        properties: { ...shape.properties, [tag]: { const: value } },
        required: shape.required,
      };
      const variant = type.variants?.[value];
      const variantType = variant === undefined ? undefined : iface.types[variant];
      if (variantType?.kind !== 'object') return closed(branch);
      const inner = objectSchema(iface, variant as string, variantType, branch);
      // The discriminator wants the tag among the branch's own properties also where the branch is a union itself.
      return 'oneOf' in inner ? { ...inner, properties: { [tag]: { const: value } } } : inner;
    });
  }
}

function closed({ properties, required }: Shape): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}
