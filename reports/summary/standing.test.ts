import { expect, test } from 'vitest';
import { caseRecord, failing } from '../../test/reports/synthetic.js';
import { staleOf, standingOf } from './standing.js';

test('only failures down to the threshold fail the run', () => {
  const kinds = (threshold: 'MUST' | 'SHOULD' | 'MAY') =>
    (['MUST', 'SHOULD', 'MAY'] as const).map((level) => standingOf(failing('a', { level }), threshold).kind);
  expect(kinds('MUST')).toEqual(['fail', 'tolerated', 'tolerated']);
  expect(kinds('SHOULD')).toEqual(['fail', 'fail', 'tolerated']);
  expect(kinds('MAY')).toEqual(['fail', 'fail', 'fail']);
});

test.each([
  ['MUST', 'MUST', 'fail'],
  ['SHOULD', 'MUST', 'fail'],
  ['MAY', 'MUST', 'pass'],
  ['MAY', 'SHOULD', 'pass'],
  ['MAY', 'MAY', 'fail'],
] as const)('a listed %s that passes, in a run that goes by %s: %s', (level, threshold, kind) => {
  const record = caseRecord('a', { known: true, level });
  expect(standingOf(record, threshold)).toEqual({ kind, why: expect.stringContaining('but it passes') });
  expect(staleOf([record, caseRecord('b')], threshold)).toEqual(kind === 'fail' ? ['a'] : []);
});

test('a known deviation is tolerated while it deviates, and fails the run when it passes', () => {
  expect(standingOf(failing('a', { known: true }), 'MAY').kind).toBe('tolerated');
  expect(standingOf(caseRecord('a', { known: true }), 'MUST').kind).toBe('fail');
});

test.each(['inapplicable', 'blocked', 'unreached'] as const)('%s is skipped, known or not', (outcome) => {
  for (const known of [true, false]) {
    expect(standingOf(caseRecord('a', { outcome, known, reason: 'r' }), 'MAY')).toEqual({
      kind: 'skipped',
      why: `${outcome}: r`,
    });
  }
});
