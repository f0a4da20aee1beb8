import { expect, test } from 'vitest';
import { caseRecord, failing, finding } from '../../test/reports/synthetic.js';
import { FailureGroups } from './groups.js';

function groupsOf(...records: Parameters<FailureGroups['add']>[0][]) {
  const groups = new FailureGroups();
  for (const record of records) groups.add(record);
  return groups.list().map(({ check, level, ids }) => ({ check, level, ids }));
}

const saying = (id: string, message: string, check = 'c') =>
  failing(id, { findings: [finding({ check, message })] });

test('thousands of failures of one cause are one group', () => {
  const records = Array.from({ length: 4000 }, (_, n) =>
    saying(`command/cmd-${n}/missing`, `cmd-${n} answered ${n} times with "E${n}"`),
  );
  const groups = groupsOf(...records);
  expect(groups).toHaveLength(1);
  expect(groups[0]?.ids).toHaveLength(4000);
});

test('another check, another shape or another level is another group; MUST and large groups come first', () => {
  const groups = groupsOf(
    failing('a/1', { level: 'SHOULD' }),
    saying('a/2', 'x'),
    saying('a/3', 'y'),
    saying('a/4', 'y'),
    saying('a/5', 'y', 'd'),
    caseRecord('a/6'),
  );
  expect(groups).toEqual([
    { check: 'c', level: 'MUST', ids: ['a/3', 'a/4'] },
    { check: 'c', level: 'MUST', ids: ['a/2'] },
    { check: 'd', level: 'MUST', ids: ['a/5'] },
    { check: 'rejection/class', level: 'SHOULD', ids: ['a/1'] },
  ]);
});

test('a case with two causes is in both groups, and once where it has the same finding twice', () => {
  const both = [finding({ check: 'crlf' }), finding({ check: 'type' }), finding({ check: 'crlf' })];
  expect(groupsOf(failing('a/1', { findings: both }), failing('a/2', { findings: both }))).toEqual([
    { check: 'crlf', level: 'MUST', ids: ['a/1', 'a/2'] },
    { check: 'type', level: 'MUST', ids: ['a/1', 'a/2'] },
  ]);
});

test('a failure without findings still has a group', () => {
  expect(groupsOf(failing('a/1', { findings: [], reason: 'timeout' }))).toHaveLength(1);
});
