/** How a failure came about, as reports show it: what was asked and came, how the target was started, what it wrote. */
import { type CaseRecord, type RunRecord, STORED, type TranscriptEntry } from '../../harness/results.js';
import type { Finding } from '../../suites/case.js';
import { entryWords } from '../text/entry.js';
import { count, plural } from '../text/numbers.js';
import { shellLine } from '../text/shell.js';
import { excerpt } from '../text/visible.js';
import { repeatLine } from './repeat.js';

/** Of a longer exchange the beginning is shown, which is what was asked, and the end. */
const BEGINNING = 2;
const END = 6;
/** What broke a rule of order is shown whole. */
const WHOLE = 12;
const WRITTEN_LINES = 8;

export interface ShownExchange {
  beginning: readonly TranscriptEntry[];
  /** Entries between the two that are not shown. */
  leftOut: number;
  end: readonly TranscriptEntry[];
  /** What stands above it. */
  head: string;
}

/** Null where nothing was kept. Of results that do not tell what belongs to the finding it is the end of the case. */
export function exchangeOf({ transcript = [] }: CaseRecord, finding: Finding): ShownExchange | null {
  const { excerpt: told, at } = finding;
  const own = told ?? (at && transcript.slice(at.from, at.to));
  const entries = own?.length ? own : transcript.slice(-END);
  if (entries.length === 0) return null;
  const head = own?.length ? 'The messages it is about' : `Last messages${ofAll(entries, transcript)}`;
  if (entries.length <= (told ? WHOLE : BEGINNING + END))
    return { beginning: [], leftOut: 0, end: entries, head };
  return {
    beginning: entries.slice(0, BEGINNING),
    leftOut: entries.length - BEGINNING - END,
    end: entries.slice(-END),
    head,
  };
}

function ofAll(shown: readonly TranscriptEntry[], all: readonly TranscriptEntry[]): string {
  return shown.length < all.length ? ` (of ${count(all.length)})` : '';
}

export const leftOutText = (entries: number): string => `… ${plural(entries, 'message')} between …`;

/** The exchange in lines of at most `max` characters: `→` what we did, `←` what came; empty where nothing was kept. */
export function exchangeLines(record: CaseRecord, finding: Finding, max: number): string[] {
  const exchange = exchangeOf(record, finding);
  if (exchange === null) return [];
  const { beginning, leftOut, end } = exchange;
  const several = new Set([...beginning, ...end].map(({ session }) => session)).size > 1;
  const line = (entry: TranscriptEntry) =>
    `${entry.dir}${several ? ` #${entry.session}` : ''} ${excerpt(entryWords(entry), max - 6)}`;
  return [...beginning.map(line), ...(leftOut > 0 ? [leftOutText(leftOut)] : []), ...end.map(line)];
}

/** The last lines that the target wrote; empty where it wrote none. */
export function writtenLines({ stderr = '' }: CaseRecord, max: number): string[] {
  const text = stderr.slice(-WRITTEN_LINES * max).trim();
  if (text === '') return [];
  return text
    .split('\n')
    .slice(-WRITTEN_LINES)
    .map((line) => excerpt(line.trimEnd(), max));
}

/** The words the target was started with, ours included; undefined where they are not known. */
export function startedWith({ command }: CaseRecord, max: number): string | undefined {
  return command === undefined ? undefined : excerpt(shellLine(command), max);
}

/** The machine that the case was tried on; undefined where it is the user's, as named. */
export function machineText({ machine }: CaseRecord, max: number): string | undefined {
  if (machine === undefined) return undefined;
  const words = excerpt(shellLine([...machine.words]), max);
  return machine.own ? `the one that was named, with ${words}` : `another one: ${words}`;
}

/** The command line that shows the same failure again. */
export function repeatOf(run: RunRecord, { id, seenIn }: CaseRecord): string {
  return repeatLine({ ...run, recorded: run[STORED] === true }, id, seenIn);
}

/** All of it for media of plain text, line by line; each of the parts is bounded by `max` characters. */
export function storyLines(run: RunRecord, record: CaseRecord, finding: Finding, max: number): string[] {
  const started = startedWith(record, 4 * max);
  const machine = machineText(record, 4 * max);
  return [
    ...exchangeLines(record, finding, max),
    ...(machine === undefined ? [] : [`Machine: ${machine}`]),
    ...(started === undefined ? [] : [`Target: ${started}`]),
    ...writtenLines(record, max).map((line) => `It wrote: ${line}`),
    `Repeat: ${excerpt(repeatOf(run, record), 4 * max)}`,
  ];
}
