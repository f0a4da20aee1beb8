/** Holds a value that was received against what a document says of it; members and enum values may be added. */
import { isInteger, isNumber, isObject, type JsonValue } from '../json.js';
import type { Interface, TypeRef } from '../model.js';
import { resolveType } from '../types.js';
import { type Difference, type Path, spell } from './difference.js';
import { describeType, type JsonKind, jsonKind, jsonKinds } from './json-kind.js';
import { shapeOf } from './shape.js';

/** Elements of lists beyond this many are not looked at: they are alike. */
const LOOKED_AT = 200;

/** Where the value is not as documented; each place (elements of a list are one) is told once. */
export function receivedDifferences(documented: Interface, ref: TypeRef, value: JsonValue): Difference[] {
  const found = new Map<string, Difference>();
  walk(documented, ref, value, [], (difference) => {
    found.set(`${difference.rule} ${spell(difference.path)}`, difference);
  });
  return [...found.values()];
}

function walk(
  iface: Interface,
  ref: TypeRef,
  value: JsonValue,
  path: Path,
  add: (d: Difference) => void,
): void {
  const fitting = jsonKinds(iface, ref).find((branch) => isOfKind(value, jsonKind(iface, branch)));
  if (fitting === undefined) {
    const message = `${spell(path)} is documented as ${describeType(iface, ref)}, and something else was received`;
    add({ rule: 'receive/type', path, message });
    return;
  }
  const type = resolveType(iface, fitting);
  if (type.kind === 'list' && Array.isArray(value)) {
    for (const element of value.slice(0, LOOKED_AT)) walk(iface, type.element, element, [...path, '[]'], add);
  }
  const shape = type.kind === 'object' ? shapeOf(iface, type.name) : null;
  if (shape === null || !isObject(value)) return;
  const picked = shape.tag === null ? undefined : value[shape.tag];
  const members = { ...shape.fixed, ...(typeof picked === 'string' ? shape.variant(picked) : {}) };
  for (const [name, member] of Object.entries(members)) {
    const at = [...path, name];
    const received = Object.hasOwn(value, name) ? value[name] : undefined;
    if (received !== undefined) {
      if (member.type !== null) walk(iface, member.type, received, at, add);
    } else if (!member.optional) {
      const message = `${spell(at)} is documented as always there, and it was not received`;
      add({
        rule: 'receive/stays-present',
        path: at,
        message,
        absent: { type: shape.type, name },
      });
    }
  }
}

function isOfKind(value: JsonValue, kind: JsonKind): boolean {
  switch (kind) {
    case 'any':
    case 'alternate':
      return true;
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return isInteger(value);
    case 'number':
      return isNumber(value);
    default:
      // string and boolean, which are left, are what JavaScript calls them.
      return typeof value === kind;
  }
}
