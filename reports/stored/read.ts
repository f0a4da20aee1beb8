/** Stored results read back: the runs of a file, each with its cases and its summary. */
import type { Points } from '../../harness/coverage.js';
import type {
  CaseRecord,
  CrashRecord,
  InterfaceRecord,
  ResultEvent,
  RunRecord,
  SummaryRecord,
} from '../../harness/results.js';
import { readRecord } from './record.js';

/** `C`: what is kept of each case. */
export interface StoredRun<C = CaseRecord> {
  /** The file it was read from. */
  file: string;
  run: RunRecord;
  /** Null in older results, and where the target says nothing of itself. */
  interface: InterfaceRecord | null;
  cases: C[];
  crashes: CrashRecord[];
  /** Null when the run was cut off. */
  coverage: Points | null;
  /** Null when the run was cut off. */
  summary: SummaryRecord | null;
}

/** Throws Error, one sentence. Text after the last newline is no record yet. */
export function readRuns(text: string, file: string): StoredRun[] {
  return runsOf(text.slice(0, text.lastIndexOf('\n') + 1).split('\n'), file);
}

/** The same of lines as they come. */
export function runsOf(lines: Iterable<string>, file: string): StoredRun[] {
  const runs: StoredRun[] = [];
  for (const record of recordsOf(lines, file)) keep(record, runs, file, (whole) => whole);
  return runs;
}

/** Every record of a file, one at a time: a file may be larger than memory. Throws Error, one sentence. */
export function* recordsOf(lines: Iterable<string>, file: string): Iterable<ResultEvent> {
  let begun = false;
  let number = 0;
  for (const line of lines) {
    number++;
    const record = line.trim() === '' ? null : readRecord(line, `${file}:${number}`);
    if (record === null) continue;
    begun ||= record.type === 'run';
    if (!begun) throw new Error(`${file} begins with no run: expected what --report json=FILE has written.`);
    yield record;
  }
  if (!begun) throw new Error(`${file} holds no run: expected what --report json=FILE has written.`);
}

/** Adds a record to the runs that came before it. */
export function keep<C>(
  record: ResultEvent,
  runs: StoredRun<C>[],
  file: string,
  caseOf: (record: CaseRecord) => C,
): void {
  if (record.type === 'run') {
    runs.push({
      ...{ file, run: record, interface: null, cases: [], crashes: [] },
      ...{ coverage: null, summary: null },
    });
    return;
  }
  const current = runs.at(-1);
  if (current === undefined) return;
  if (record.type === 'interface') current.interface = record;
  if (record.type === 'case') current.cases.push(caseOf(record));
  if (record.type === 'crash-seen-once') current.crashes.push(record);
  if (record.type === 'coverage') current.coverage = record.points;
  if (record.type === 'summary') current.summary = record;
}

/** The events of a run, as when it was made. */
export function* eventsOf<C = CaseRecord>(
  stored: StoredRun<C>,
  recordOf: (each: C) => CaseRecord = (each) => each as unknown as CaseRecord,
): Iterable<ResultEvent> {
  const { run, cases, crashes, coverage, summary } = stored;
  yield run;
  if (stored.interface !== null) yield stored.interface;
  for (const each of cases) yield recordOf(each);
  yield* crashes;
  if (coverage !== null) yield { type: 'coverage', points: coverage };
  if (summary !== null) yield summary;
}
