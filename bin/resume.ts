/** `--resume FILE`: what an earlier run, ended before its time, has already decided. */
import { resolve } from 'node:path';
import { readText } from '../api/read-text.js';
import type { CaseRecord, CrashRecord, RunRecord } from '../harness/results.js';
import { isObject } from '../schema/json.js';
import { parseJson } from '../schema/json-text.js';
import { UsageError } from './exit.js';

/** The records of one target's cases in a results file, by id. */
export class Decided extends Map<string, CaseRecord> {
  /** Deaths and hangs that had not come again. */
  readonly crashes: CrashRecord[] = [];
}

/** Which target a run record is about. */
export function targetKey({
  command,
  address,
  root,
}: Pick<RunRecord['target'], 'command' | 'address' | 'root'>): string {
  return JSON.stringify([command, address ?? null, root ?? null]);
}

/** Decided cases by target. A last line that was cut off is no record; anything else that is none is an error. */
export function readDecided(text: string): Map<string, Decided> {
  const byTarget = new Map<string, Decided>();
  let current: Decided | null = null;
  const lines = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean);
  for (const [index, line] of lines.entries()) {
    const record = parseLine(line, index + 1);
    if (record.type === 'run') {
      current = new Decided();
      byTarget.set(targetKey((record as never as RunRecord).target), current);
    } else if (record.type === 'crash-seen-once') {
      current?.crashes.push(record as never as CrashRecord);
    } else if (record.type === 'case' && record.outcome !== 'unreached') {
      current?.set(String(record.id), record as never as CaseRecord);
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
  const text = readText(file, '--resume');
  try {
    return readDecided(text);
  } catch (error) {
    throw new UsageError(`--resume ${file}: ${(error as Error).message}`);
  }
}

function parseLine(line: string, number: number): Record<string, unknown> {
  try {
    const record = parseJson(line);
    if (isObject(record)) return record;
  } catch {
    // Said below, with the line.
  }
  throw new Error(`line ${number} is no record of results`);
}
