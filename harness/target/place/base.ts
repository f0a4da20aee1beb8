/** The directory of a run: made once for every place where targets live, guarded, removed with everything in it. */
import { chmodSync, lstatSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { TargetError } from '../error.js';
import { baseNamePrefix, ownerOf } from './base-name.js';
import { livesOn, pidNamespace, startTime } from './identity.js';
import { clean, guard, type Janitor } from './janitor.js';

/** Where the directory of a run is made. */

/** Leaves room in a socket's path for what comes below. */
const LONGEST = 40;

/** Throws TargetError when the root has no place for it. */
export function parentDirectory(root: string | null): string {
  if (root === null) {
    // The janitor and the targets have other current directories than we.
    const own = resolve(tmpdir());
    return suitable(own) ? own : '/tmp';
  }
  const path = join(root, 'tmp');
  // A link would lead somewhere else seen from inside.
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  throw new TargetError(
    'unusable',
    `The target needs a directory ${path} for its sockets; make it, or choose another --root.`,
  );
}

/** Socket paths are short, commas mean something to QEMU, and an unprivileged target must get there. */
export function suitable(path: string): boolean {
  return path.length <= LONGEST && /^[\w./-]+$/.test(path) && (process.getuid?.() !== 0 || openToAll(path));
}

function openToAll(path: string): boolean {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & 0o001) !== 0 && (path === dirname(path) || openToAll(dirname(path)));
}

/** Removes what runs left behind that were killed together with their janitor. */

/** Gives the directories that could not be removed. */
export async function sweep(parent: string): Promise<string[]> {
  const stale = staleBases(parent);
  const removed = await Promise.all(stale.map(clean));
  return stale.filter((_, i) => !removed[i]);
}

/** Directories of ours in `parent` whose owner is dead; those of another container or user are not judged. */
export function staleBases(parent: string): string[] {
  const namespace = pidNamespace();
  return readdirSync(parent).flatMap((name) => {
    const owner = ownerOf(name);
    if (!owner || owner.namespace !== namespace || livesOn(owner.pid, owner.start)) return [];
    const path = join(parent, name);
    const stat = lstatSync(path, { throwIfNoEntry: false });
    return stat?.isDirectory() && stat.uid === process.getuid?.() ? [path] : [];
  });
}

export interface Base {
  path: string;
  /** Number of the next slot. */
  next: number;
  janitor: Janitor;
}

const bases = new Map<string, Promise<Base>>();
/** Of earlier runs, and still there. */
const stubborn = new Set<string>();

/** The base of this process below `root` (null: the machine's own). Sweeps stale ones first. Throws TargetError. */
export function baseBelow(root: string | null): Promise<Base> {
  const parent = parentDirectory(root);
  const known = bases.get(parent);
  if (known) return known;
  const made = make(parent).catch((error: Error) => {
    bases.delete(parent);
    throw new TargetError(
      'unusable',
      `No directory for targets could be made in ${parent}: ${error.message}.`,
    );
  });
  bases.set(parent, made);
  return made;
}

/**
 * Ends every target of this process and removes every directory; resolves when nothing is left but the directories that it
 * gives: something in them could not be removed. The next run tries again.
 */
export async function cleanUp(): Promise<string[]> {
  const all = [...bases.values()];
  bases.clear();
  const left = await Promise.all(
    all.map(async (made) => {
      const base = await made.catch(() => null);
      return base === null || (await base.janitor.act()) ? [] : [base.path];
    }),
  );
  const known = [...stubborn];
  stubborn.clear();
  return [...left.flat(), ...known];
}

async function make(parent: string): Promise<Base> {
  for (const path of await sweep(parent)) stubborn.add(path);
  const owner = { pid: process.pid, start: startTime(process.pid) ?? 0, namespace: pidNamespace() };
  const path = mkdtempSync(join(parent, baseNamePrefix(owner)));
  const janitor = await guard(path);
  // Others may pass through, and see nothing.
  chmodSync(path, 0o711);
  return { path, next: 0, janitor };
}
