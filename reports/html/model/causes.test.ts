import { expect, test } from 'vitest';
import type { Cause, ReportIndex } from '../data.js';
import { sharedCauses } from './causes.js';

const cause = (check: string, cases: number[], with_: Partial<Cause> = {}): Cause => ({
  ...{ check, level: 'MUST', message: 'm', tolerated: false, cases },
  ...with_,
});

test('one cause on several targets is one line; what fails the run comes first', () => {
  const targets = [
    { causes: [cause('a', [1]), cause('s', [1, 2, 3], { level: 'SHOULD', tolerated: true })] },
    { causes: [cause('b', [4, 5]), cause('a', [7])] },
  ];
  const causes = sharedCauses({ targets } as unknown as ReportIndex);
  expect(causes.map(({ check, counts, example }) => [check, counts, example])).toEqual([
    ['b', [0, 2], 4],
    ['a', [1, 1], 1],
    ['s', [3, 0], 1],
  ]);
});
