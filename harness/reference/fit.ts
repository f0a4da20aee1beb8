/** Brings what the machine knows into the shape that the documented version of QMP gives it. */
import { type ValueOptions, validMembers, validObject, validValue } from '../../generators/valid-value.js';
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
  const { members } = expectedMembers(iface, type.name, value);
  return validObject(iface, type.name, fitMembers(iface, members, value), options);
}

/** The data of an event; undefined when it has none. */
export function fitData(
  iface: Interface,
  data: Members | string | null,
  value: JsonObject,
): JsonObject | undefined {
  if (typeof data === 'string') return fitValue(iface, data, value) as JsonObject;
  if (data === null || Object.keys(data).length === 0) return undefined;
  return validMembers(iface, data, fitMembers(iface, data, value));
}

/** A valid value of `ref`; an empty object where the document does not tell enough to make one. */
export function anyValue(iface: Interface, ref: TypeRef, options: ValueOptions): JsonValue {
  try {
    return validValue(iface, ref, options);
  } catch {
    return {};
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
