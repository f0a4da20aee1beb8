/** Brings what the machine knows into the shape that the documented version of QMP gives it. */
import {
  Unsatisfiable,
  type ValueOptions,
  validMembers,
  validObject,
  validValue,
} from '../../generators/valid-value.js';
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import type { Interface, Members, TypeRef } from '../../schema/model.js';
import { resolveType } from '../../schema/types.js';
import { expectedMembers } from './arguments/expected-members.js';

/** `value` without the members that `ref` does not have, and with valid values for the mandatory ones it lacks. */
export function fitValue(
  iface: Interface,
  ref: TypeRef,
  value: JsonValue,
  options?: ValueOptions,
): JsonValue {
  const type = resolveType(iface, ref);
  if (type.kind === 'list' && Array.isArray(value)) {
    return value.map((item) => fitValue(iface, type.element, item, options));
  }
  if (type.kind !== 'object' || !isObject(value)) return value;
  const known = fitMembers(iface, expectedMembers(iface, type.name, value).members, value);
  return unlessLost(() => validObject(iface, type.name, known, options), known);
}

/** The data of an event; undefined when it has none. */
export function fitData(
  iface: Interface,
  data: Members | string | null,
  value: JsonObject,
): JsonObject | undefined {
  if (typeof data === 'string') return fitValue(iface, data, value) as JsonObject;
  if (data === null || Object.keys(data).length === 0) return undefined;
  const known = fitMembers(iface, data, value);
  return unlessLost(() => validMembers(iface, data, known), known);
}

/** A valid value of `ref`; an empty object where the document does not tell enough to make one. */
export function fittingValue(iface: Interface, ref: TypeRef, options: ValueOptions): JsonValue {
  return unlessLost<JsonValue>(() => validValue(iface, ref, options), {});
}

/** The made value, or the other one where the document lost a type that it needs. */
function unlessLost<T>(make: () => T, otherwise: T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Unsatisfiable)) throw error;
    return otherwise;
  }
}

function fitMembers(iface: Interface, members: Members, value: JsonObject): JsonObject {
  const known = Object.entries(members).filter(([name]) => Object.hasOwn(value, name));
  return Object.fromEntries(
    known.map(([name, { type }]) => {
      const member = value[name] as JsonValue;
      return [name, type === null ? member : fitValue(iface, type, member)];
    }),
  );
}
