import { expect, test } from 'vitest';
import type { Compared, ShownVerdict } from '../data.js';
import { changeKey, worstBySubject } from './changes.js';

const compared = (after: number, ...verdicts: [string, ShownVerdict][]): Compared => ({
  ...{ before: 0, after, byDocuments: true },
  changes: verdicts.map(([subject, verdict]) => ({ subject, verdict, message: '', because: '' })),
});

test('of the changes of a subject the worst is marked, with how many there are, target by target', () => {
  const worst = worstBySubject([
    compared(1, ['command/a', 'compatible'], ['command/a', 'unannounced'], ['command/a', 'unannounced']),
    compared(2, ['command/a', 'announced'], ['command/a', 'undecided'], ['event/B', 'compatible']),
  ]);
  expect(worst.get(changeKey(1, 'command/a'))).toEqual({ verdict: 'unannounced', count: 2 });
  expect(worst.get(changeKey(2, 'command/a'))).toEqual({ verdict: 'announced', count: 1 });
  expect(worst.get(changeKey(2, 'event/B'))).toEqual({ verdict: 'compatible', count: 1 });
  expect(worst.has(changeKey(1, 'event/B'))).toBe(false);
});
