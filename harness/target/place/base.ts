/** The directory of a run: made once for every place where targets live, guarded, removed with everything in it. */
import { chmodSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { TargetError } from '../error.js';
import { baseNamePrefix } from './base-name.js';
import { pidNamespace, startTime } from './identity.js';
import { guard, type Janitor } from './janitor.js';
import { parentDirectory } from './parent.js';
import { sweep } from './sweep.js';

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
