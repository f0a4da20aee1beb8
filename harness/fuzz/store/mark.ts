/** How far a campaign is, for `--resume`. */
import { existsSync } from 'node:fs';
import { checkOf, faultText } from '../../../schema/file/check.js';
import { parseFileJson } from '../../../schema/file/json.js';
import { readFileText } from '../../../schema/file/read.js';
import { writeAtomically } from './atomic.js';

export interface Mark {
  seed: number;
  mode: string;
  /** The first run that has not been done. */
  next: number;
}

const count = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };

const check = checkOf({
  type: 'object',
  required: ['seed', 'mode', 'next'],
  properties: { seed: count, mode: { type: 'string' }, next: count },
});

export function writeMark(file: string, mark: Mark): void {
  writeAtomically(file, `${JSON.stringify(mark)}\n`);
}

/** Null where no campaign was. Throws an Error of one sentence about a file that is none. */
export function readMark(file: string): Mark | null {
  if (!existsSync(file)) return null;
  const broken = (why: string) =>
    new Error(`${file} does not say how far a campaign was: ${why}; leave out --resume`);
  let value: unknown;
  try {
    value = parseFileJson(readFileText(file));
  } catch (error) {
    throw broken((error as Error).message);
  }
  const fault = check(value);
  if (fault !== null) throw broken(faultText(fault));
  return value as Mark;
}
