import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseRecord } from '../../test/reports/synthetic.js';
import { countAreas, countOutcomes, OUTCOMES, total } from './tally.js';

const record = fc
  .record({
    id: fc.constantFrom('a/1', 'a/2', 'b/1', 'c'),
    outcome: fc.constantFrom(...OUTCOMES),
    known: fc.boolean(),
  })
  .map(({ id, ...with_ }) => caseRecord(id, with_));

test('the outcomes add up to the cases, in all and by area', () => {
  fc.assert(
    fc.property(fc.array(record), (records) => {
      expect(total(countOutcomes(records))).toBe(records.length);
      const areas = [...countAreas(records).values()];
      expect(areas.reduce((sum, counts) => sum + total(counts), 0)).toBe(records.length);
    }),
  );
});

test('counts by area in order of appearance', () => {
  const areas = countAreas([caseRecord('b/1'), caseRecord('a/1', { outcome: 'fail' }), caseRecord('b/2')]);
  expect([...areas.keys()]).toEqual(['b', 'a']);
  expect(areas.get('b')).toMatchObject({ pass: 2, fail: 0 });
  expect(areas.get('a')).toMatchObject({ pass: 0, fail: 1 });
});

test('counts known deviations that deviate and those that do not', () => {
  const records = [
    caseRecord('a', { known: true }),
    caseRecord('b', { known: true, outcome: 'fail' }),
    caseRecord('c', { known: true, outcome: 'blocked' }),
    caseRecord('d', { outcome: 'fail' }),
  ];
  expect(countOutcomes(records)).toMatchObject({ pass: 1, fail: 2, blocked: 1, known: 1, unexpectedPass: 1 });
});
