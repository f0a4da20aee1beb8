/** Things that commands make and remove, and the query that lists them. */

import type { Sentence } from '../../references.js';

export interface Kind {
  /** In the rule's name. */
  name: string;
  /** What makes one, with the argument that names it. */
  make: Record<string, string>;
  /** What removes one, with the argument that names it; null: all of them. */
  remove: Record<string, string | null>;
  /** The event that says that one is gone, with the member that names it. */
  goes?: { event: string; member: string };
  list: {
    command: string;
    /** Only where it was asked with this. */
    arguments?: Record<string, string>;
    /** The member of each element that names it. */
    member: string;
  };
  /** What says that it is made, removed and listed. */
  says: readonly Sentence[];
  /** A thing made with this argument may be left out of the list. */
  unless?: string;
}

export const KINDS: readonly Kind[] = [
  {
    name: 'block-node',
    says: [
      ['blockdev-add', '010986dc65'],
      ['blockdev-del', '67c3694262'],
      ['query-named-block-nodes', '52bfed4201'],
    ],
    make: { 'blockdev-add': 'node-name' },
    remove: { 'blockdev-del': 'node-name' },
    list: { command: 'query-named-block-nodes', member: 'node-name' },
  },
  {
    name: 'object',
    says: [
      ['object-add', '1f1c090269'],
      ['object-del', '396502483c'],
      ['qom-list', '7dd80a3ea7', '22a9714058'],
    ],
    make: { 'object-add': 'id' },
    remove: { 'object-del': 'id' },
    list: { command: 'qom-list', arguments: { path: '/objects' }, member: 'name' },
  },
  {
    name: 'chardev',
    says: [
      ['chardev-add', 'edf4a2984e'],
      ['chardev-remove', '7c6b077b6f'],
      ['query-chardev', '56683c6bee', 'd22a94caa7'],
    ],
    make: { 'chardev-add': 'id' },
    remove: { 'chardev-remove': 'id' },
    list: { command: 'query-chardev', member: 'label' },
  },
  {
    name: 'block-export',
    says: [
      ['block-export-add', 'ad2742496d'],
      ['BLOCK_EXPORT_DELETED', '7ffc122d41'],
      ['query-block-exports', '79e65fcc51', 'b4ba29c925'],
    ],
    make: { 'block-export-add': 'id' },
    remove: { 'block-export-del': 'id', 'nbd-server-remove': 'name', 'nbd-server-stop': null },
    goes: { event: 'BLOCK_EXPORT_DELETED', member: 'id' },
    list: { command: 'query-block-exports', member: 'id' },
  },
  {
    name: 'device',
    says: [
      ['device_add', '3993a357ea'],
      ['device_del', 'ea64353329'],
      ['qom-list', '7dd80a3ea7', '22a9714058'],
    ],
    make: { device_add: 'id' },
    remove: { device_del: 'id', system_reset: null },
    goes: { event: 'DEVICE_DELETED', member: 'device' },
    list: { command: 'qom-list', arguments: { path: '/machine/peripheral' }, member: 'name' },
    // The primary of a failover pair waits hidden for the guest.
    unless: 'failover_pair_id',
  },
];
