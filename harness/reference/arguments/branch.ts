/** Picks the branch of an alternate by the JSON type of the value. */
import { isObject, type JsonValue } from '../../../schema/json.js';
import type { AlternateType, Interface, TypeRef } from '../../../schema/model.js';
import { branchesOf, resolveType } from '../../../schema/types.js';
import { isJsonNumber } from './scalar.js';

type Shape = 'null' | 'boolean' | 'string' | 'number' | 'object' | 'array';

/** The branch whose JSON type is that of `value`; undefined when none is. */
export function branchFor(iface: Interface, type: AlternateType, value: JsonValue): TypeRef | undefined {
  const wanted = shapeOf(value);
  const refs = Object.values(type.members).flatMap(({ type: ref }) =>
    ref === null ? [] : branchesOf(iface, ref),
  );
  return refs.find((ref) => ref !== null && shapeOfType(iface, ref) === wanted) ?? undefined;
}

function shapeOf(value: JsonValue): Shape {
  if (value === null) return 'null';
  if (isJsonNumber(value)) return 'number';
  if (Array.isArray(value)) return 'array';
  return isObject(value) ? 'object' : (typeof value as 'boolean' | 'string');
}

function shapeOfType(iface: Interface, ref: TypeRef): Shape | null {
  const type = resolveType(iface, ref);
  switch (type.kind) {
    case 'list':
      return 'array';
    case 'object':
      return 'object';
    case 'enum':
      return 'string';
    case 'builtin':
      break;
    default:
      return null;
  }
  switch (type.name) {
    case 'null':
      return 'null';
    case 'bool':
      return 'boolean';
    case 'str':
    case 'QType':
      return 'string';
    case 'any':
      return null;
    default:
      return 'number';
  }
}
