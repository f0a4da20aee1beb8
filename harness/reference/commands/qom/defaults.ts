/** What properties of objects are that nobody has set, as QEMU's manual of 7.2 and 10.0 tells. */
import type { JsonValue } from '../../../../schema/json.js';

/** Beginning of a type's name → property → value. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, JsonValue>>>> = {
  '': { 'aio-max-batch': 0, 'thread-pool-min': 0, 'thread-pool-max': 64 },
  'authz-list': { policy: 'deny' },
  'cryptodev-': { queues: 1 },
  iothread: { 'poll-grow': 0, 'poll-shrink': 0 },
  'memory-backend-': {
    ...{ policy: 'default', prealloc: false, 'prealloc-threads': 1, reserve: true },
    ...{ align: 0, 'discard-data': false, readonly: false, hugetlb: false, hugetlbsize: 0, seal: true },
  },
  // One that is named has memory that is shared.
  'memory-backend-file': { share: false },
  'memory-backend-ram': { share: false },
  'rng-random': { filename: '/dev/urandom' },
  secret: { format: 'raw' },
  'tls-creds-': { 'verify-peer': true, endpoint: 'client', 'sanity-check': true },
};

/** Undefined where none is documented. */
export function defaultOf(type: string, property: string): JsonValue | undefined {
  for (const [prefix, values] of Object.entries(DEFAULTS))
    if (type.startsWith(prefix) && Object.hasOwn(values, property)) return values[property];
  return undefined;
}
