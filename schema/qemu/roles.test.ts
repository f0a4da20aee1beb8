/** What each command is known to do, and of which nothing is known: roles.txt. */
import { expect, test } from 'vitest';
import { listCatalogs, loadCatalog } from '../catalogs.js';
import { roleOf } from './derived.js';

const commands = new Set(listCatalogs().flatMap(({ id }) => Object.keys(loadCatalog(id).commands)));

test('the role of every command of every catalog is as it is written down (vitest -u writes it anew)', async () => {
  const known = new Map([...commands].sort().map((command) => [command, roleOf(command)] as const));
  const lines = (some: (roles: string[]) => boolean) =>
    [...known].flatMap(([command, roles]) =>
      some(roles) ? [roles.length > 0 ? `${command}: ${roles.join(', ')}` : command] : [],
    );
  const unknown = lines((roles) => roles.length === 0);
  const text = [
    ...lines((roles) => roles.length > 0),
    '',
    `Nothing is known of ${unknown.length} commands, so they count as acting:`,
    ...unknown,
    '',
  ];
  await expect(text.join('\n')).toMatchFileSnapshot('roles.txt');
});

test('a role is known of a command that the table has, and of no other', () => {
  expect(roleOf('blockdev-add')).toEqual(['makes block-node']);
  expect(roleOf('query-block-jobs')).toEqual(['looks', 'lists job']);
  expect(roleOf('no-such-command')).toEqual([]);
  expect(roleOf('constructor')).toEqual([]);
});
