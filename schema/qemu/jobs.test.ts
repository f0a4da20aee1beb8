/** Jobs in the table are those that QEMU has. */
import { expect, test } from 'vitest';
import { listCatalogs, loadCatalog } from '../catalogs.js';
import { argumentMembers } from '../types.js';
import { JOB_TRANSITIONS, JOB_VERB_STATES } from './job-automaton.js';
import { JOB_STARTERS, JOB_VERBS } from './jobs.js';

const catalogs = listCatalogs().map(({ id }) => loadCatalog(id));

/** The values of an enum, in all releases. */
function valuesOf(name: string): Set<string> {
  return new Set(
    catalogs.flatMap(({ types }) => {
      const type = types[name];
      return type?.kind === 'enum' ? (type.values ?? []) : [];
    }),
  );
}

test('commands with a job-id start jobs, and no others', () => {
  const naming = catalogs.flatMap((iface) =>
    Object.entries(iface.commands).flatMap(([command, { arguments: list }]) =>
      'job-id' in (argumentMembers(iface, list) ?? {}) ? [command] : [],
    ),
  );
  expect(Object.keys(JOB_STARTERS).sort()).toEqual([...new Set(naming)].sort());
  for (const { type } of Object.values(JOB_STARTERS)) expect(valuesOf('JobType')).toContain(type);
});

test('verbs are those of JobVerb, and their commands name a job by that argument', () => {
  expect(Object.keys(JOB_VERBS).sort()).toEqual([...valuesOf('JobVerb')].sort());
  for (const commands of Object.values(JOB_VERBS))
    for (const [command, argument] of Object.entries(commands))
      expect(
        catalogs.some(
          (iface) => argument in (argumentMembers(iface, iface.commands[command]?.arguments ?? null) ?? {}),
        ),
        command,
      ).toBe(true);
});

test('states are those of JobStatus, and each can be reached', () => {
  const states = Object.keys(JOB_TRANSITIONS);
  expect([...states].sort()).toEqual([...valuesOf('JobStatus')].sort());
  expect([...new Set(Object.values(JOB_TRANSITIONS).flat())].sort()).toEqual(
    states.filter((state) => state !== 'undefined').sort(),
  );
  for (const allowed of Object.values(JOB_VERB_STATES))
    expect(states).toEqual(expect.arrayContaining([...allowed]));
});
