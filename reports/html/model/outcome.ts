/** Outcomes as the page shows them: never by colour alone. */

import type { Outcome } from '../../../suites/case.js';
import { OUTCOMES } from '../../summary/tally.js';
import { NOT_LISTED, OUTCOME_LETTERS, TOLERATED } from '../data.js';

export interface Shown {
  /** Null where the target does not list the case. */
  outcome: Outcome | null;
  /** Class of the style sheet. */
  style: string;
  sign: string;
  word: string;
}

const SIGNS: Record<Outcome, string> = {
  pass: '✓',
  fail: '✗',
  inapplicable: '–',
  blocked: '⊘',
  unreached: '…',
};

/** By letter of a column. */
const SHOWN = new Map<string, Shown>([
  [NOT_LISTED, { outcome: null, style: 'absent', sign: '·', word: 'not listed' }],
  [TOLERATED, { outcome: 'fail', style: 'tolerated', sign: SIGNS.fail, word: 'fail, tolerated' }],
  ...OUTCOMES.flatMap((outcome): [string, Shown][] => {
    const letter = OUTCOME_LETTERS[outcome];
    const shown = { outcome, style: outcome, sign: SIGNS[outcome], word: outcome };
    // A known deviation that passes is wrong in its own way.
    const known = { ...shown, style: 'tolerated', word: `${outcome}, known deviation` };
    return [
      [letter, shown],
      [letter.toUpperCase(), known],
    ];
  }),
]);

export function shownOf(letter: string): Shown {
  return SHOWN.get(letter) as Shown;
}
