/** The manual that lies beside the program which is tested. */
import { rootDirectory } from '../../harness/target/command/root.js';
import type { CatalogProgram } from '../../schema/catalogs.js';
import type { Interface } from '../../schema/model.js';
import type { Choice, Embedding } from '../choice.js';
import { rejection } from './choose.js';
import { executablesOf } from './executables.js';
import { isThere, lookAt } from './look.js';
import { placesOf, unreadablePlacesOf } from './places.js';

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
