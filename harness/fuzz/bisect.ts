/** The first of an ordered list that shows a finding. Pure: it only asks. */

/** What one attempt tells: it shows the finding, it does not, or nobody can tell. */
export type BisectVerdict = 'bad' | 'good' | 'unknown';

export interface Bisection {
  /** Position of the first that is bad; null when none is. */
  first: number | null;
  /** Position of the first good one after those that are bad; null while the newest is bad, or none is. */
  gone: number | null;
  /** Positions between the last good one and the first bad one of which nobody can tell. */
  unsure: number[];
  /** What was asked, by position. */
  verdicts: Map<number, BisectVerdict>;
}

/**
 * Presumes that once bad is bad until it is mended. Where the newest is bad, few are asked; else those from the newest
 * back to the last bad one, for a finding of an old version may be mended by now.
 */
export async function bisect(
  length: number,
  ask: (position: number) => Promise<BisectVerdict>,
): Promise<Bisection> {
  const verdicts = new Map<number, BisectVerdict>();
  const verdictOf = async (position: number) => {
    const known = verdicts.get(position) ?? (await ask(position));
    verdicts.set(position, known);
    return known;
  };
  let bad = length;
  let gone: number | null = null;
  for (let last = length - 1; last >= 0 && bad === length; last--) {
    const verdict = await verdictOf(last);
    if (verdict === 'good') gone = last;
    if (verdict === 'bad') bad = last;
  }
  if (bad === length) return { first: null, gone: null, unsure: unsureAfter(verdicts, -1, length), verdicts };
  let good = -1;
  for (;;) {
    const open = positions(good + 1, bad).filter((position) => verdicts.get(position) !== 'unknown');
    const middle = open[open.length >> 1];
    if (middle === undefined) break;
    const verdict = await verdictOf(middle);
    if (verdict === 'bad') bad = middle;
    if (verdict === 'good') good = middle;
  }
  return { first: bad, gone, unsure: unsureAfter(verdicts, good, bad), verdicts };
}

function unsureAfter(verdicts: ReadonlyMap<number, BisectVerdict>, from: number, to: number): number[] {
  return positions(from + 1, to).filter((position) => verdicts.get(position) === 'unknown');
}

function positions(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
