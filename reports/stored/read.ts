/** Stored results (design §4) read back: the runs of a file, each with its cases and its summary. */
import type { Points } from '../../harness/coverage.js';
import {
  type CaseRecord,
  type CrashRecord,
  RESULTS_FORMAT,
  type ResultEvent,
  type RunRecord,
  type SummaryRecord,
} from '../../harness/results.js';
import { isObject } from '../../schema/json.js';
import { parseJson } from '../../schema/json-text.js';
import { levelOfOptions } from './old-level.js';

export interface StoredRun {
  /** The file it was read from. */
  file: string;
  run: RunRecord;
  cases: CaseRecord[];
  crashes: CrashRecord[];
  /** Null when the run was cut off. */
  coverage: Points | null;
  /** Null when the run was cut off. */
  summary: SummaryRecord | null;
}

/** Throws Error, one sentence. Text after the last newline is no record yet. */
export function readRuns(text: string, file: string): StoredRun[] {
  const runs: StoredRun[] = [];
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  for (const [index, line] of lines.entries()) {
    if (line !== '') keep(recordOf(line, `${file}:${index + 1}`), runs, file);
  }
  if (runs.length === 0)
    throw new Error(`${file} holds no run: expected what --report json=FILE has written.`);
  return runs;
}

/** Adds a record to the runs that came before it. Throws Error, one sentence. */
export function keep(record: ResultEvent, runs: StoredRun[], file: string): void {
  if (record.type === 'run') {
    if (record.format !== RESULTS_FORMAT) {
      throw new Error(`${file} is of format ${record.format}, and this version reads ${RESULTS_FORMAT}.`);
    }
    const run = { ...record, level: record.level ?? levelOfOptions(record.options) };
    runs.push({ file, run, cases: [], crashes: [], coverage: null, summary: null });
    return;
  }
  const current = runs.at(-1);
  if (current === undefined)
    throw new Error(`${file} begins with no run: expected what --report json=FILE has written.`);
  if (record.type === 'case') current.cases.push(record);
  if (record.type === 'crash-seen-once') current.crashes.push(record);
  if (record.type === 'coverage') current.coverage = record.points;
  if (record.type === 'summary') current.summary = record;
}

function recordOf(line: string, place: string): ResultEvent {
  try {
    const record = parseJson(line);
    if (isObject(record) && typeof record.type === 'string') return record as never;
  } catch {
    // Said below, with the place.
  }
  throw new Error(`${place} is no record of results.`);
}

/** The events of a run, as when it was made. */
export function* eventsOf({ run, cases, crashes, coverage, summary }: StoredRun): Iterable<ResultEvent> {
  yield run;
  yield* cases;
  yield* crashes;
  if (coverage !== null) yield { type: 'coverage', points: coverage };
  if (summary !== null) yield summary;
}
