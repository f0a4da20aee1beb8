import { expect, test } from 'vitest';
import type { CaseRecord } from '../results.js';
import { fits } from './condition.js';
import { readExpectations } from './file.js';
import { knownDeviations } from './known.js';
import { Observed } from './observed.js';
import { rewriteExpectations } from './rewrite.js';

function caseRecord(id: string, with_: Partial<CaseRecord> = {}): CaseRecord {
  const head = { type: 'case', id, title: id, level: 'MUST', outcome: 'pass', known: false } as const;
  return { ...head, cites: [], ms: 1, findings: [], ...with_ };
}

function failing(id: string, with_: Partial<CaseRecord> = {}): CaseRecord {
  const findings = [{ check: 'reply/class', message: 'the class is wrong', cites: [] }];
  return caseRecord(id, { outcome: 'fail', findings, ...with_ });
}

const DAEMON = { programs: ['qemu-storage-daemon'], version: '7.2.22' };
const SYSTEM = { programs: ['qemu-system-x86_64', 'qemu-system'], version: '10.0.3' };

test.each([
  [undefined, true, true],
  ['qemu-storage-daemon', true, false],
  ['qemu-system', false, true],
  ['qemu-system-x86_64 >=10', false, true],
  ['7.2', true, false],
  [['5.2', 'qemu-system'], false, true],
  ['=7.2.22', true, false],
  ['=7.2.2', false, false],
  ['>=5.2 <8', true, false],
  ['<=7.2', true, false],
  ['>7.2', false, true],
  ['>=7.2', true, true],
  ['qemu-storage-daemon >=5.2 <7.2', false, false],
])('target %s', (condition, daemon, system) => {
  expect([fits(condition, DAEMON), fits(condition, SYSTEM)]).toEqual([daemon, system]);
});

test('a target without a version fits no bound, and may fit a program', () => {
  const unknown = { programs: ['my-vmm'], version: null };
  expect([fits('my-vmm', unknown), fits('>=1', unknown), fits(undefined, unknown)]).toEqual([
    true,
    false,
    true,
  ]);
});

test.each([
  ['- case: a\n', 'f:1: "reason" is missing.'],
  ['- case: a\n  reason: b\n- case: c\n  reason: d\n  becuase: e\n', 'f:3: there is no "becuase" here.'],
  ['- case: a\n  reason: b\n  expires: soon\n', /^f:3: "expires": must match pattern/],
  ['- case: a\n  reason: b\n  flaky: maybe\n', 'f:3: "flaky": expected true or false, got a string.'],
  ['- case: a\n  reason: b\n  target: qemu ~7\n', /^f:3: "target": /],
  ['case: a\n', 'f:1: expected a list, got an object.'],
  ['- case: [\n', /^f:\d: not YAML: /],
])('a mistake is told with its line: %j', (text, message) => {
  expect(() => readExpectations(text, 'f')).toThrow(message);
});

test('an empty file lists nothing', () => {
  expect(readExpectations('# none\n', 'f').expectations).toEqual([]);
});

const LIST = `# Ours
- case: a/**
  reason: one
- case: b
  reason: two
  target: qemu-system
- case: c # here
  reason: three
  expires: 2026-06-30
`;
const read = (text: string) => readExpectations(text, 'f').expectations;

test('an entry covers what it matches, on the targets that it is about', () => {
  const known = knownDeviations(read(LIST), DAEMON, ['a/x', 'b', 'c'], '2026-06-30');
  expect(['a/x', 'b', 'c', 'd'].map((id) => known.of(id)?.reason)).toEqual([
    'one',
    undefined,
    'three',
    undefined,
  ]);
  expect(known.problems).toEqual([]);
});

test('entries that match nothing and expired ones are told with their line', () => {
  const { problems } = knownDeviations(read(LIST), DAEMON, ['b', 'c'], '2026-07-01');
  expect(problems.map(({ at, problem }) => [at, problem])).toEqual([
    ['f:2', 'matches-nothing'],
    ['f:7', 'expired'],
  ]);
  expect(problems[0]?.message).toBe(
    'f:2: no case of this target matches a/**: correct the entry or take it out.',
  );
});

function rewritten(text: string, ids: string[], records: CaseRecord[]): string {
  const observed = new Observed();
  const expectations = read(text);
  observed.begin(knownDeviations(expectations, DAEMON, ids, '2026-01-01'), ids, 'qemu-storage-daemon 7.2');
  for (const record of records) observed.case(record, record.outcome === 'fail');
  return rewriteExpectations(text, observed.changes(), observed.additions());
}

test('what still deviates, or was not tried, stays as it is written', () => {
  const cases = [failing('a/x', { known: true }), caseRecord('c', { outcome: 'blocked' })];
  expect(rewritten(LIST, ['a/x', 'c', 'd'], cases)).toBe(LIST);
});

test('what passes or matches nothing goes, with its own comments; entries about other targets stay', () => {
  const text = rewritten(LIST, ['a/x'], [caseRecord('a/x', { known: true })]);
  expect(read(text).map((e) => e.case)).toEqual(['b']);
  expect(text).toContain('# Ours');
});

test('an entry that partly passes is narrowed, with its reason', () => {
  const cases = [caseRecord('a/x', { known: true }), failing('a/y', { known: true })];
  const text = rewritten(LIST, ['a/x', 'a/y', 'c'], cases);
  expect(text).toBe(LIST.replace('a/**', 'a/y'));
});

test('failures that nobody listed are added, with what was found and for which target', () => {
  const text = rewritten('', ['n'], [failing('n')]);
  expect(read(text)).toMatchObject([
    { case: 'n', target: 'qemu-storage-daemon 7.2', reason: expect.stringMatching(/^new: the class is/) },
  ]);
  expect(rewritten(LIST, ['a/x', 'c'], [failing('c', { known: true })])).toBe(LIST);
});

test('a flaky entry may pass', () => {
  const flaky = '- case: a\n  reason: r\n  flaky: true\n';
  expect(rewritten(flaky, ['a'], [caseRecord('a')])).toBe(flaky);
});

test('what one target does not need and another does stays', () => {
  const observed = new Observed();
  const expectations = read('- case: a\n  reason: r\n');
  for (const record of [failing('a', { known: true }), caseRecord('a', { known: true })]) {
    observed.begin(knownDeviations(expectations, DAEMON, ['a'], '2026-01-01'), ['a'], 'x');
    observed.case(record, false);
  }
  expect(observed.changes()).toEqual([]);
});
