/** Checks arguments against the model, strictly and before anything is done (W30). */
import { isObject, type JsonObject, type JsonValue } from '../../../schema/json.js';
import type { AlternateType, Command, EnumType, Interface, Members, TypeRef } from '../../../schema/model.js';
import { isUnchecked } from '../../../schema/qemu/unchecked.js';
import { resolveType } from '../../../schema/types.js';
import { QmpError } from '../errors.js';
import { branchFor } from './branch.js';
import { expectedMembers } from './expected-members.js';
import { type ArgumentPath, elementPath, memberPath, ROOT } from './path.js';
import { checkScalar, wrongType } from './scalar.js';

/** Throws QmpError for the first argument that is missing, of the wrong type or value, or unexpected, in QEMU's order. */
export function checkArguments(iface: Interface, name: string, command: Command, args: JsonObject): void {
  const list = command.arguments;
  if (list === null) return;
  const expected =
    typeof list === 'string'
      ? expectedMembers(iface, list, args)
      : { members: list, lost: command.incomplete === true };
  checkMembers(iface, expected.members, args, ROOT);
  // Such a command takes arguments that the schema does not name, which introspection does not tell.
  const itself = command.gen === false || isUnchecked(name, iface.document.version);
  if (!expected.lost && !itself) refuseOthers(expected.members, args, ROOT);
}

/** Throws QmpError when `value` is not of the type, or something in it is not. */
export function checkValue(
  iface: Interface,
  ref: TypeRef | null,
  value: JsonValue,
  path: ArgumentPath,
): void {
  // Where the document lost the type, nothing can be held against the value.
  if (ref === null) return;
  const type = resolveType(iface, ref);
  switch (type.kind) {
    case 'builtin':
      checkScalar(type.name, value, path);
      break;
    case 'list':
      if (!Array.isArray(value)) throw wrongType(path, 'array');
      for (const [i, item] of value.entries()) checkValue(iface, type.element, item, elementPath(path, i));
      break;
    case 'enum':
      checkEnum(type, value, path);
      break;
    case 'alternate':
      checkAlternate(iface, type, value, path);
      break;
    case 'object':
      checkObject(iface, type.name, value, path);
      break;
  }
}

function checkEnum(type: EnumType, value: JsonValue, path: ArgumentPath): void {
  if (typeof value !== 'string') throw wrongType(path, 'string');
  if (type.values !== null && !type.incomplete && !type.values.includes(value)) {
    throw new QmpError(`Parameter '${path.last}' does not accept value '${value}'`);
  }
}

function checkAlternate(
  iface: Interface,
  type: AlternateType & { name: string },
  value: JsonValue,
  path: ArgumentPath,
): void {
  const branch = branchFor(iface, type, value);
  if (branch === undefined) throw wrongType(path, type.name);
  checkValue(iface, branch, value, path);
}

function checkObject(iface: Interface, name: string, value: JsonValue, path: ArgumentPath): void {
  if (!isObject(value)) throw wrongType(path, 'object');
  const expected = expectedMembers(iface, name, value);
  checkMembers(iface, expected.members, value, path);
  if (!expected.lost) refuseOthers(expected.members, value, path);
}

function checkMembers(iface: Interface, members: Members, value: JsonObject, path: ArgumentPath): void {
  for (const [name, member] of Object.entries(members)) {
    const at = memberPath(path, name);
    if (Object.hasOwn(value, name)) checkValue(iface, member.type, value[name] as JsonValue, at);
    else if (!member.optional) throw new QmpError(`Parameter '${at.full}' is missing`);
  }
}

function refuseOthers(members: Members, value: JsonObject, path: ArgumentPath): void {
  const other = Object.keys(value).find((name) => !Object.hasOwn(members, name));
  if (other !== undefined) throw new QmpError(`Parameter '${memberPath(path, other).full}' is unexpected`);
}
