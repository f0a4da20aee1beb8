/** The first of an ordered list that shows a finding. Pure: it only asks. */

/** What one attempt tells: it shows the finding, it does not, or nobody can tell. */
export type Verdict = 'bad' | 'good' | 'unknown';

export interface Bisection {
  /** Position of the first that is bad; null when none is. */
  first: number | null;
  /** Positions between the last good one and the first bad one of which nobody can tell. */
  unsure: number[];
  /** What was asked, by position. */
  verdicts: Map<number, Verdict>;
}

/**
 * Asks as few as it can, presuming that once bad is bad ever after. The last one decides whether there is anything
 * to look for.
 */
export async function bisect(
  length: number,
  ask: (position: number) => Promise<Verdict>,
): Promise<Bisection> {
  const verdicts = new Map<number, Verdict>();
  const verdictOf = async (position: number) => {
    const known = verdicts.get(position) ?? (await ask(position));
    verdicts.set(position, known);
    return known;
  };
  let bad = length;
  // The last of which anything can be told.
  for (let last = length - 1; last >= 0; last--) {
    const verdict = await verdictOf(last);
    if (verdict === 'good') return { first: null, unsure: unsureAfter(verdicts, last, length), verdicts };
    if (verdict === 'bad') {
      bad = last;
      break;
    }
  }
  if (bad === length) return { first: null, unsure: unsureAfter(verdicts, -1, length), verdicts };
  let good = -1;
  for (;;) {
    const open = positions(good + 1, bad).filter((position) => verdicts.get(position) !== 'unknown');
    const middle = open[open.length >> 1];
    if (middle === undefined) break;
    const verdict = await verdictOf(middle);
    if (verdict === 'bad') bad = middle;
    if (verdict === 'good') good = middle;
  }
  return { first: bad, unsure: unsureAfter(verdicts, good, bad), verdicts };
}

function unsureAfter(verdicts: ReadonlyMap<number, Verdict>, from: number, to: number): number[] {
  return positions(from + 1, to).filter((position) => verdicts.get(position) === 'unknown');
}

function positions(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
