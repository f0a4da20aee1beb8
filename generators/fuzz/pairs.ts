/** Commands that make something, those that take it away again, and the arguments that tell which it is. */

export interface Pair {
  makes: string;
  ends: string;
  /** In both of them. */
  names: readonly string[];
}

const pair = (makes: string, ends: string, ...names: string[]): Pair => ({ makes, ends, names });

export const PAIRS: readonly Pair[] = [
  pair('blockdev-add', 'blockdev-del', 'node-name'),
  pair('block-dirty-bitmap-add', 'block-dirty-bitmap-remove', 'node', 'name'),
  pair('block-export-add', 'block-export-del', 'id'),
  pair('chardev-add', 'chardev-remove', 'id'),
  pair('device_add', 'device_del', 'id'),
  pair('nbd-server-start', 'nbd-server-stop'),
  pair('netdev_add', 'netdev_del', 'id'),
  pair('object-add', 'object-del', 'id'),
];
