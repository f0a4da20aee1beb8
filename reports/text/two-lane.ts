/** A conversation in two lanes, requests to the left, what came back to the right, with the time between them. */
import type { TranscriptEntry } from '../../harness/results.js';
import { entryWords } from './entry.js';
import { excerpt } from './visible.js';

/** Columns of the time: `12345.6 ms`. */
const TIME = 10;
const GAP = 2;
const LEAST_LANE = 24;

/** Lines of at most `width` columns; a message that is longer than its lane goes on below. */
export function twoLanes(entries: readonly TranscriptEntry[], width: number): string[] {
  const several = new Set(entries.map(({ session }) => session)).size > 1;
  const margin = TIME + GAP + (several ? 4 : 0);
  const lane = Math.max(LEAST_LANE, Math.floor((width - margin - 3) / 2));
  return entries.flatMap((entry) => {
    const rows = folded(excerpt(entryWords(entry), lane * MOST_ROWS), lane - 2);
    return rows.map((row, i) => {
      const head = i === 0 ? headOf(entry, several) : '';
      const text = i === 0 ? `${entry.dir} ${row}` : `  ${row}`;
      const [left, right] = entry.dir === '→' ? [text, ''] : ['', text];
      return `${head.padEnd(margin)}${left.padEnd(lane)} │ ${right}`.trimEnd();
    });
  });
}

/** A message is cut before it takes more. */
const MOST_ROWS = 4;

function headOf({ t, session }: TranscriptEntry, several: boolean): string {
  const time = `${t.toFixed(1)} ms`.padStart(TIME);
  return several ? `${time} #${session}` : time;
}

/** Pieces of at most `width` characters, broken behind a comma where one is near. */
function folded(text: string, width: number): string[] {
  const rows: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const comma = rest.lastIndexOf(',', width - 1) + 1;
    const at = comma > width / 2 ? comma : width;
    rows.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...rows, rest];
}
