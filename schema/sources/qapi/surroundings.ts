/** What lies around a schema's file and tells how it is meant: the source tree of its release, and the schema it is a part of. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { FileError, readFileText } from '../../file/read.js';
import type { SchemaJudgement } from './judgement.js';
import { includedFile } from './load.js';
import { judgeSchema } from './rules.js';

/** The main file of every schema of QEMU. */
const MAIN = 'qapi-schema.json';

/** A module lies at most so far below the top of a source tree. */
const STEPS = 4;

const LONGEST_VERSION = 1024;

/** The release of QEMU in whose source tree a file lies; undefined where it lies in none. */
export function releaseAround(file: string): string | undefined {
  let folder = dirname(resolve(file));
  for (let step = 0; step < STEPS; step++, folder = dirname(folder)) {
    if (!existsSync(join(folder, 'qapi'))) continue;
    const version = versionAt(join(folder, 'VERSION'));
    if (version !== null) return version;
  }
  return undefined;
}

/** What a `VERSION` file says; null where it is none. */
export function versionAt(file: string): string | null {
  try {
    return /^\d+\.\d+\S*/.exec(readFileText(file, LONGEST_VERSION).trim())?.[0] ?? null;
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}

/**
 * The faults of a module, as those of the whole schema that it is a part of: pragmas and types stand in other files of it.
 * Null where the file is no module of the schema beside it.
 */
export function judgeModule(file: string, release: string | null): SchemaJudgement | null {
  const main = join(dirname(file), MAIN);
  const name = basename(file);
  if (name === MAIN || !existsSync(main)) return null;
  let included = false;
  const include = (path: string): string | null => {
    included ||= path === name;
    return readPlace(includedFile(main, path));
  };
  const text = readPlace(main);
  if (text === null) return null;
  const whole = judgeSchema({ text, name: MAIN, include, release });
  if (!included) return null;
  return {
    ...whole,
    faults: whole.faults.flatMap(({ file: place, ...fault }) => (place === name ? [fault] : [])),
  };
}

function readPlace(place: string | null): string | null {
  try {
    return place === null ? null : readFileText(place);
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}
