/** Changes between targets as the matrix marks them. */
import { CHANGE_VERDICTS, type Compared, type ShownVerdict } from '../data.js';

export interface Worst {
  verdict: ShownVerdict;
  /** Changes of that verdict. */
  count: number;
}

/** By place of the newer target and subject. */
export function worstBySubject(comparisons: readonly Compared[]): Map<string, Worst> {
  const worst = new Map<string, Worst>();
  for (const { after, changes } of comparisons) {
    for (const { subject, verdict } of changes) {
      const key = changeKey(after, subject);
      const known = worst.get(key);
      if (known?.verdict === verdict) known.count++;
      else if (known === undefined || isWorse(verdict, known.verdict)) worst.set(key, { verdict, count: 1 });
    }
  }
  return worst;
}

export function changeKey(after: number, subject: string): string {
  return `${after} ${subject}`;
}

function isWorse(a: ShownVerdict, b: ShownVerdict): boolean {
  return CHANGE_VERDICTS.indexOf(a) < CHANGE_VERDICTS.indexOf(b);
}
