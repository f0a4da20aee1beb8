/**
 * Commands whose arguments QAPI passes on unchecked (`'gen': false`), so that the command itself looks at them, in its
 * own order. Introspection does not tell; the schemas do. The number is the first release that checks them, if any.
 */
const UNCHECKED: Record<string, number | null> = {
  device_add: null,
  netdev_add: 5.1,
  'object-add': 6.0,
};

/** `version` as greeted (`7.2.22`); null counts as the newest. */
export function isUnchecked(command: string, version: string | null): boolean {
  if (!Object.hasOwn(UNCHECKED, command)) return false;
  const until = UNCHECKED[command] ?? Number.POSITIVE_INFINITY;
  return Number.parseFloat(version ?? 'Infinity') < until || until === Number.POSITIVE_INFINITY;
}
