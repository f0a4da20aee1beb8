import { expect, test } from 'vitest';
import type { CaseRecord } from '../../harness/results.js';
import type { Adjudicated } from '../../schema/compare/adjudicate.js';
import { keptRun } from '../../test/reports/kept.js';
import { caseRecord, failing, finding } from '../../test/reports/synthetic.js';
import { type CaseChange, caseChanges } from './cases.js';
import { diffLines } from './lines.js';

const other = failing('a', { findings: [finding({ check: 'reply/type' })] });
const diff = (a: CaseRecord[], b: CaseRecord[], entities: Adjudicated[] = []) =>
  caseChanges(keptRun(a), keptRun(b), entities).map(({ kind, before, after, verdict }) =>
    [kind, before, after, verdict].join(' | '),
  );

test.each<[string[], CaseRecord, CaseRecord]>([
  [[], caseRecord('a'), caseRecord('a', { ms: 9 })],
  [['outcome | pass | fail rejection/class | unannounced'], caseRecord('a'), failing('a')],
  [['outcome | pass | fail rejection/class | compatible'], caseRecord('a'), failing('a', { level: 'MAY' })],
  [['outcome | pass | fail rejection/class | announced'], caseRecord('a'), failing('a', { known: true })],
  [['outcome | fail rejection/class | pass | compatible'], failing('a'), caseRecord('a')],
  [['finding | fail rejection/class | fail reply/type | compatible'], failing('a'), other],
  [
    ['outcome | pass | inapplicable | announced'],
    caseRecord('a'),
    caseRecord('a', { outcome: 'inapplicable', announced: true, reason: 'removed in 9.1' }),
  ],
  [['outcome | pass | blocked | undecided'], caseRecord('a'), caseRecord('a', { outcome: 'blocked' })],
])('%j', (expected, a, b) => {
  expect(diff([a], [b])).toEqual(expected);
});

const gone: Adjudicated = {
  kind: 'commands',
  entity: 'eject',
  list: 'itself',
  path: [],
  rule: 'entity-kept',
  message: 'command eject is gone',
  cites: [],
  verdict: 'unannounced',
  because: 'nobody said so',
};

test('cases come and go with what they are about', () => {
  expect(diff([caseRecord('command/eject/known'), caseRecord('command/x/known')], [], [gone])).toEqual([
    'vanished | pass |  | unannounced',
    'vanished | pass |  | compatible',
  ]);
  expect(diff([], [caseRecord('command/eject/known')], [gone])).toEqual(['appeared |  | pass | compatible']);
});

test('a deprecation makes no case come or go', () => {
  const deprecated: Adjudicated = {
    ...{ ...gone, rule: null, deprecation: true, verdict: 'deprecated', message: 'eject is deprecated now' },
  };
  const changes = caseChanges(keptRun([]), keptRun([caseRecord('command/eject/known')]), [deprecated]);
  expect(changes).toMatchObject([{ kind: 'appeared', verdict: 'compatible', follows: false }]);
});

test('cases of documents that only one run had are not compared', () => {
  const docs = [{ id: 'manual-1', digest: '' }];
  expect(caseChanges(keptRun([caseRecord('document/manual-1/x')], { docs }), keptRun([]), [])).toEqual([]);
});

test('people read what broke first, and what follows of it in a number', () => {
  const [before, after] = [
    keptRun([caseRecord('command/eject/known'), caseRecord('b')]),
    keptRun([failing('b')]),
  ];
  const cases = caseChanges(before, after, [gone]);
  const lines = diffLines({ before, after, entities: [gone], cases, broken: 2 });
  expect(lines).toEqual([
    'qemu-system-x86_64 7.2.22 → qemu-system-x86_64 7.2.22',
    '',
    'Broken, and nobody announced it: 1 change of the interface, 2 cases (1 by those changes)',
    '  command eject is gone (nobody said so)',
    "  1 case pass → fail rejection/class: b (the class is 'CommandNotFound', not 'GenericError')",
    '',
    '2 unannounced breaks.',
  ]);
});

test('the same in many places is one line, unless nobody announced it; the same reason in other words too', () => {
  const part = (entity: string, verdict: Adjudicated['verdict']): Adjudicated => ({
    ...{
      ...gone,
      entity,
      verdict,
      list: 'arguments',
      path: ['driver'],
      value: 'sheepdog',
      rule: 'send/value-kept',
    },
    ...{ message: `${entity}: driver no longer takes sheepdog`, because: 'the manual' },
  });
  const change = (n: number): CaseChange => ({
    ...{ id: `event/SPICE_${n}/stimulus`, kind: 'outcome', before: 'pass', after: 'blocked' },
    ...{ verdict: 'undecided', because: `no spice on port ${n}`, follows: false },
  });
  const [before, after] = [keptRun([]), keptRun([])];
  const entities = (['announced', 'unannounced'] as const).flatMap((v) => [
    part('a', v),
    part('b', v),
    part('c', v),
  ]);
  const lines = diffLines({ before, after, entities, cases: [change(1), change(2)], broken: 3 });
  const sheepdog = lines.filter((line) => line.includes('sheepdog'));
  expect(sheepdog).toEqual([
    '  a: driver no longer takes sheepdog (the manual)',
    '  b: driver no longer takes sheepdog (the manual)',
    '  c: driver no longer takes sheepdog (the manual)',
    '  a: driver no longer takes sheepdog, and so in 2 other places (the manual)',
  ]);
  expect(lines).toContain(
    '  2 cases pass → blocked: event/SPICE_1/stimulus, event/SPICE_2/stimulus (no spice on port 1)',
  );
});
