/** Things that commands make and remove, and the query that lists them. */

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
    /** As in cite.ts. */
    line: number;
  };
  /** A thing made with this argument may be left out of the list. */
  unless?: string;
}

export const KINDS: readonly Kind[] = [
  {
    name: 'block-node',
    make: { 'blockdev-add': 'node-name' },
    remove: { 'blockdev-del': 'node-name' },
    list: { command: 'query-named-block-nodes', member: 'node-name', line: 1824 },
  },
  {
    name: 'object',
    make: { 'object-add': 'id' },
    remove: { 'object-del': 'id' },
    list: { command: 'qom-list', arguments: { path: '/objects' }, member: 'name', line: 69 },
  },
  {
    name: 'chardev',
    make: { 'chardev-add': 'id' },
    remove: { 'chardev-remove': 'id' },
    list: { command: 'query-chardev', member: 'label', line: 67 },
  },
  {
    name: 'block-export',
    make: { 'block-export-add': 'id' },
    remove: { 'block-export-del': 'id', 'nbd-server-remove': 'name', 'nbd-server-stop': null },
    goes: { event: 'BLOCK_EXPORT_DELETED', member: 'id' },
    list: { command: 'query-block-exports', member: 'id', line: 440 },
  },
  {
    name: 'device',
    make: { device_add: 'id' },
    remove: { device_del: 'id', system_reset: null },
    goes: { event: 'DEVICE_DELETED', member: 'device' },
    list: { command: 'qom-list', arguments: { path: '/machine/peripheral' }, member: 'name', line: 69 },
    // The primary of a failover pair waits hidden for the guest.
    unless: 'failover_pair_id',
  },
];
