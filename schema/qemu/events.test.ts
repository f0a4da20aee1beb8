import { expect, test } from 'vitest';
import { listCatalogs, loadCatalog } from '../catalogs.js';
import { argumentMembers } from '../types.js';
import { FROM_DEVICES, LIMITED, MAY_BE_LATE, TAKES } from './events.js';

const catalogs = listCatalogs().map(({ id }) => loadCatalog(id));

/** The members of its data, in all releases; null for an event that none has. */
function membersOf(event: string): string[] | null {
  const data = catalogs.flatMap((iface) => {
    const found = iface.events[event];
    return found ? [Object.keys(argumentMembers(iface, found.data) ?? {})] : [];
  });
  return data.length > 0 ? data.flat() : null;
}

test('a limited event is one of QEMU, and has the member that tells it apart', () => {
  for (const { event, key } of LIMITED) {
    expect(membersOf(event), event).not.toBeNull();
    if (key !== undefined) expect(membersOf(event), event).toContain(key);
  }
});

test('so are the others, but for those that came after the newest catalog', () => {
  const all = [...MAY_BE_LATE, ...Object.keys(TAKES), ...FROM_DEVICES];
  expect(all.filter((event) => membersOf(event) === null)).toEqual([]);
});
