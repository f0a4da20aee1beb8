/** Every name in the table is one that QEMU has: in some release, in a catalog. */
import { expect, test } from 'vitest';
import { listCatalogs, loadCatalog } from '../catalogs.js';
import type { Command, Interface } from '../model.js';
import { argumentMembers, isNone, resolveType } from '../types.js';
import {
  EXAMPLES,
  listingOf,
  makeRequest,
  NAMED_PAIRS,
  PAIRS,
  removeRequest,
  SHOWN_BY,
  wordOf,
} from './derived.js';
import { RESOURCES } from './resources.js';

const catalogs = listCatalogs().map(({ id }) => loadCatalog(id));

function argumentsOf(command: string): Set<string> {
  return new Set(
    catalogs.flatMap((iface) =>
      Object.keys(argumentMembers(iface, iface.commands[command]?.arguments ?? null) ?? {}),
    ),
  );
}

/** Whether the members lead to a value in what the query returns. */
function leads(iface: Interface, ref: Command['returns'] | undefined, path: readonly string[]): boolean {
  if (ref === null || ref === undefined || isNone(ref)) return false;
  const [first, ...rest] = path;
  const type = resolveType(iface, ref);
  if (first === undefined) return true;
  if (first === '*') return type.kind === 'list' && leads(iface, type.element, rest);
  const definition = type.kind === 'object' ? iface.types[type.name] : undefined;
  return definition?.kind === 'object' && leads(iface, definition.members[first]?.type, rest);
}

test.each(RESOURCES)(
  '$name: commands have the arguments that name it',
  ({ make, makeForAWhile, remove, use }) => {
    for (const table of [make, makeForAWhile, remove, use])
      for (const [command, names] of Object.entries(table ?? {})) {
        expect(
          catalogs.some(({ commands }) => command in commands),
          command,
        ).toBe(true);
        for (const name of names ?? []) expect(argumentsOf(command), command).toContain(name);
      }
  },
);

test.each(RESOURCES)('$name: the lists and the event bear its name', ({ lists = [], gone }) => {
  for (const { query, path } of lists)
    expect(
      catalogs.some((iface) => leads(iface, iface.commands[query]?.returns, path)),
      query,
    ).toBe(true);
  if (!gone) return;
  const members = catalogs.flatMap((iface) => {
    const data = iface.events[gone.event]?.data;
    return data === undefined ? [] : Object.keys(argumentMembers(iface, data) ?? {});
  });
  expect(members).toContain(gone.member);
});

test('names are told apart, by their last word too', () => {
  expect(new Set(RESOURCES.map(({ name }) => name)).size).toBe(RESOURCES.length);
  const words = RESOURCES.filter(({ ofDescriptor }) => !ofDescriptor).map(wordOf);
  expect(new Set(words).size).toBe(words.length);
});

test('what makes a resource goes with what removes it by the same arguments', () => {
  expect(NAMED_PAIRS.map(({ makes, ends }) => `${makes} ${ends}`)).toEqual([
    'block-dirty-bitmap-add block-dirty-bitmap-remove',
    'blockdev-add blockdev-del',
    'object-add object-del',
    'chardev-add chardev-remove',
    'block-export-add block-export-del',
    'nbd-server-add nbd-server-remove',
    'nbd-server-start nbd-server-stop',
    'netdev_add netdev_del',
    'device_add device_del',
  ]);
  expect(PAIRS.map(({ makes }) => makes)).toEqual(expect.arrayContaining(['add-fd', 'getfd']));
});

test('an example is made, listed and removed by its name', () => {
  expect(EXAMPLES.length).toBeGreaterThan(2);
  expect(makeRequest('object', 'a')).toEqual({
    execute: 'object-add',
    arguments: { 'qom-type': 'iothread', id: 'a' },
  });
  expect(removeRequest('object', 'a')).toEqual({ execute: 'object-del', arguments: { id: 'a' } });
  expect(EXAMPLES.map((resource) => listingOf(resource))).toEqual([
    { query: 'query-named-block-nodes', member: 'node-name' },
    { query: 'query-iothreads', member: 'id' },
    { query: 'query-chardev', member: 'label' },
  ]);
  expect(() => makeRequest('device', 'a')).toThrow('nothing is known of which a device could be made');
  expect(SHOWN_BY.get('query-iothreads')).toBe('qom-list');
});
