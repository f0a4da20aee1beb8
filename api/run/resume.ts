/** `--resume FILE`: what an earlier run, ended before its time, has already decided. */
import { resolve } from 'node:path';
import type { CaseRecord, CrashRecord, ResultEvent, RunRecord } from '../../harness/results.js';
import { Aside } from '../../reports/spool.js';
import { recordsOf } from '../../reports/stored/read.js';
import { linesIn } from '../read-lines.js';
import { steadyMemory } from '../steady-memory.js';
import { UsageError } from '../usage-error.js';

/** The records of one target's cases in a results file, by id; they lie aside until they are asked for. */
export class Decided implements Iterable<[string, CaseRecord]> {
  /** Deaths and hangs that had not come again. */
  readonly crashes = new Aside<CrashRecord>();
  readonly #places = new Map<string, number>();

  constructor(private readonly records: Aside<CaseRecord>) {}

  set(id: string, record: CaseRecord): void {
    this.#places.set(id, this.records.length);
    this.records.push(record);
  }

  get(id: string): CaseRecord | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.records.at(place);
  }

  *[Symbol.iterator](): Iterator<[string, CaseRecord]> {
    for (const [id, place] of this.#places) yield [id, this.records.at(place)];
  }
}

/** Which target a run record is about. */
export function targetKey({
  command,
  address,
  root,
}: Pick<RunRecord['target'], 'command' | 'address' | 'root'>): string {
  return JSON.stringify([command, address ?? null, root ?? null]);
}

/** Decided cases by target. Throws Error, one sentence. */
export function decidedIn(records: Iterable<ResultEvent>): Map<string, Decided> {
  const byTarget = new Map<string, Decided>();
  const aside = new Aside<CaseRecord>();
  let current: Decided | null = null;
  for (const record of records) {
    if (record.type === 'run') {
      current = new Decided(aside);
      byTarget.set(targetKey(record.target), current);
    } else if (record.type === 'crash-seen-once') {
      current?.crashes.push(record);
    } else if (record.type === 'case' && record.outcome !== 'unreached') {
      current?.set(record.id, record);
    }
  }
  return byTarget;
}

/** Reads the file of `--resume`. It may not be overwritten by a report of the new run. */
export function openResume(file: string, reports: readonly string[]): Map<string, Decided> {
  const clash = reports.map((r) => r.slice(r.indexOf('=') + 1)).find((f) => resolve(f) === resolve(file));
  if (clash !== undefined) {
    throw new UsageError(
      `--resume ${file} is read while the run goes on; let --report write to another file.`,
    );
  }
  steadyMemory();
  try {
    return decidedIn(recordsOf(linesIn(file, '--resume'), file));
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`--resume ${(error as Error).message}`);
  }
}
