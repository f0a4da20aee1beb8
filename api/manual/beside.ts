/** The manual that lies beside the program which is tested. */

import { basename, dirname, join } from 'node:path/posix';
import { rootDirectory } from '../../harness/target/command/root.js';
import type { CatalogProgram } from '../../schema/catalogs.js';
import type { Interface } from '../../schema/model.js';
import { PAGES, PLACES, PROGRAM_DIRECTORIES, UNREADABLE } from '../../schema/qemu/manuals.js';
import type { Choice, Embedding } from '../choice.js';
import { rejection } from './choose.js';
import { executablesOf } from './executables.js';
import { isThere, lookAt } from './look.js';

/** Where the manual of a program may lie: a fixed, short list for each place that the program is at. */

/**
 * Paths to look at, the best first; pure. `programs`: absolute paths of the executable, as the target sees them: the file
 * itself, and the link by which it is called where that is another.
 */
export function placesOf(programs: readonly string[], program: CatalogProgram): string[] {
  const page = PAGES[program];
  const paths = programs.flatMap((file) =>
    PLACES.flatMap(({ under, path }) =>
      directoriesOf(file)[under].map((directory) => join(directory, path.replace('PAGE', page))),
    ),
  );
  return [...new Set(paths)].flatMap((path) => [`${path}.gz`, path]);
}

/** The same pages, compressed in a way that nothing here undoes. */
function unreadablePlacesOf(programs: readonly string[], program: CatalogProgram): string[] {
  const pages = placesOf(programs, program).filter((path) => path.endsWith('.7'));
  return pages.flatMap((path) => UNREADABLE.map((ending) => `${path}${ending}`));
}

/** A build has its programs at its top, or one directory below (`qga/qemu-ga`, `x86_64-softmmu/…`). */
function directoriesOf(file: string): Record<'prefix' | 'build', string[]> {
  const directory = dirname(file);
  const above = dirname(directory);
  return PROGRAM_DIRECTORIES.has(basename(directory))
    ? { prefix: [above], build: [] }
    : { prefix: [], build: [directory, above] };
}

export interface Manual {
  iface: Interface;
  path: string;
}

export interface Beside {
  /** Null where none belongs to the target. */
  manual: Manual | null;
  /** Of each that lies there and was passed over: one sentence. */
  notes: string[];
}

/** Finds the manual of a program of the version that it greeted with. */
export type Manuals = (program: CatalogProgram, version: string | null) => Promise<Beside>;

const NOTHING: Beside = { manual: null, notes: [] };

/** For a server that nobody here has started. */
export const noManuals: Manuals = async () => NOTHING;

/** What there is to look beside: the program of a target that is started, unless it is our own server. */
export function manualsOf(choice: Choice | Embedding, { root }: { root?: string }): Manuals {
  if (choice.kind !== 'start' || choice.reference) return noManuals;
  return manualsBeside({ command: choice.command, ...(root === undefined ? {} : { root }) });
}

/** Looks once for each program and version. */
export function manualsBeside({ command, root }: { command: readonly string[]; root?: string }): Manuals {
  const known = new Map<string, Promise<Beside>>();
  return (program, version) => {
    const key = `${program} ${version}`;
    const before = known.get(key) ?? look(command, root, program, version);
    known.set(key, before);
    return before;
  };
}

async function look(
  command: readonly string[],
  directory: string | undefined,
  program: CatalogProgram,
  version: string | null,
): Promise<Beside> {
  if (version === null) return NOTHING;
  const root = directory === undefined ? null : rootDirectory(directory);
  const programs = executablesOf(command, root);
  const notes: string[] = [];
  for (const place of placesOf(programs, program)) {
    const found = await lookAt(place, root);
    if (found === null) continue;
    const reason = rejection(found.seen, { program, version });
    const iface = reason === null ? found.read() : null;
    if (iface !== null) return { manual: { iface, path: found.path }, notes };
    notes.push(`The manual ${found.path} is not used: ${reason}.`);
  }
  if (notes.length > 0) return { manual: null, notes };
  const compressed = unreadablePlacesOf(programs, program).find((place) => isThere(place, root));
  if (compressed !== undefined)
    notes.push(
      `The manual ${(root ?? '') + compressed} is not used: of compressed files only those of gzip are read; unpack it, and name it with --docs.`,
    );
  return { manual: null, notes };
}
