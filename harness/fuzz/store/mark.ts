/** How far a campaign is, for `--resume`. */
import { existsSync, readFileSync } from 'node:fs';
import { parseFileJson } from '../../../schema/file/json.js';
import { isObject } from '../../../schema/json.js';
import { writeAtomically } from './atomic.js';

export interface Mark {
  seed: number;
  mode: string;
  /** The first run that has not been done. */
  next: number;
}

export function writeMark(file: string, mark: Mark): void {
  writeAtomically(file, `${JSON.stringify(mark)}\n`);
}

/** Null where no campaign was. Throws an Error of one sentence about a file that is none. */
export function readMark(file: string): Mark | null {
  if (!existsSync(file)) return null;
  const value = parseFileJson(readFileSync(file, 'utf8'));
  if (!isObject(value) || typeof value.seed !== 'number' || typeof value.next !== 'number') {
    throw new Error(`${file} does not tell how far a campaign was; leave out --resume`);
  }
  return { seed: value.seed, mode: String(value.mode), next: value.next };
}
