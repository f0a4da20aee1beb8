/** Types of objects that clients can make, and their properties. */
import type { JsonObject } from '../../../../schema/json.js';
import type { Interface, Members, TypeRef } from '../../../../schema/model.js';
import { argumentMembers, resolveType } from '../../../../schema/types.js';
import { expectedMembers } from '../../arguments/expected-members.js';

/** Of releases whose object-add takes any type and any property, those that all of them have. */
const UNTOLD = [
  ...['can-bus', 'colo-compare', 'cryptodev-backend', 'dbus-vmstate', 'filter-buffer', 'filter-dump', 'filter-mirror'],
  ...['filter-redirector', 'filter-replay', 'filter-rewriter', 'input-barrier', 'input-linux', 'iothread'],
  ...['memory-backend-file', 'memory-backend-memfd', 'memory-backend-ram', 'pr-manager-helper', 'rng-builtin', 'rng-egd'],
  ...['rng-random', 'secret', 'secret_keyring', 'throttle-group', 'tls-cipher-suites', 'tls-creds-anon', 'tls-creds-psk'],
  ...['tls-creds-x509', 'authz-list', 'authz-list-file', 'authz-pam', 'authz-simple'],
]; // biome-ignore format: a list

const integer = { type: 'int', optional: true } as const;
const IOTHREAD: Members = { 'poll-max-ns': integer, 'poll-grow': integer, 'poll-shrink': integer };

export function objectTypes(model: Interface): readonly string[] {
  const type = argumentMembers(model, model.commands['object-add']?.arguments ?? null)?.['qom-type']?.type;
  const known = type == null ? null : resolveType(model, type);
  return known?.kind === 'enum' ? (known.values ?? []) : UNTOLD;
}

/** Whether object-add names no properties, and takes them all. */
export function takesAnyProperty(model: Interface): boolean {
  return objectTypes(model) === UNTOLD;
}

/** What object-add takes for the type. */
export function propertiesOfType(model: Interface, type: string): Members {
  if (takesAnyProperty(model)) return type === 'iothread' ? IOTHREAD : {};
  const list = model.commands['object-add']?.arguments;
  if (typeof list !== 'string' || !objectTypes(model).includes(type)) return {};
  const { id: _, 'qom-type': __, ...properties } = expectedMembers(model, list, { 'qom-type': type }).members;
  return properties;
}

/** What keeps a new object out, if anything: where the schema does not tell its properties, those of threads are known. */
export function refuseObject(args: JsonObject, { model }: { model: Interface }): string | null {
  const type = String(args['qom-type']);
  if (!objectTypes(model).includes(type)) return `invalid object type: ${type}`;
  if (!takesAnyProperty(model) || type !== 'iothread') return null;
  const odd = Object.keys(args).find(
    (name) => !/^(qom-type|id|props)$/.test(name) && !Object.hasOwn(IOTHREAD, name),
  );
  return odd === undefined ? null : `Property 'iothread.${odd}' not found`;
}

/** As QOM spells it. */
export function typeName(ref: TypeRef | null): string {
  if (ref === 'str') return 'string';
  return Array.isArray(ref) ? `${ref[0]}List` : (ref ?? 'any');
}
