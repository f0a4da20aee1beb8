import { expect, test } from 'vitest';
import { listCatalogs, loadCatalog } from '../catalogs.js';
import {
  acts,
  CONSTANT_QUERIES,
  LASTING,
  leavesNoTrace,
  looks,
  SILENT,
  STATE_QUERIES,
  TRANSIENT,
} from './effects.js';

const commands = new Set(listCatalogs().flatMap(({ id }) => Object.keys(loadCatalog(id).commands)));

test('queries look; what nothing is known of acts, of the agent above all', () => {
  for (const command of ['query-status', 'x-query-irq', 'qom-get', 'guest-info'])
    expect(looks(command)).toBe(true);
  for (const command of [
    ...['stop', 'x-debug-query-block-graph', 'no-such-command', 'qmp_capabilities', 'guest-query-anything'],
    ...[
      'guest-get-anything',
      'guest-file-read',
      'guest-ssh-get-authorized-keys',
      'guest-shutdown',
      'guest-exec',
    ],
  ])
    expect(acts(command), command).toBe(true);
  expect(leavesNoTrace('qmp_capabilities')).toBe(true);
  expect(leavesNoTrace('stop')).toBe(false);
});

test('every name is one that some release has', () => {
  const named = [...CONSTANT_QUERIES, ...STATE_QUERIES, ...TRANSIENT, ...LASTING];
  expect(named.filter((name) => !commands.has(name))).toEqual([]);
});

test('settled and changing queries are no others, and both look', () => {
  for (const query of [...CONSTANT_QUERIES, ...STATE_QUERIES]) expect(looks(query), query).toBe(true);
  expect(STATE_QUERIES.filter((query) => CONSTANT_QUERIES.has(query))).toEqual([]);
  expect([...TRANSIENT, ...LASTING].filter(looks)).toEqual([]);
});

test('silent are those that a document calls so', () => {
  const said = listCatalogs().flatMap(({ id }) =>
    Object.entries(loadCatalog(id).commands).flatMap(([command, { successResponse }]) =>
      successResponse === false ? [command] : [],
    ),
  );
  expect([...SILENT].sort()).toEqual([...new Set(said)].sort());
});
