/** The directory of a run: made once for every place where targets live, guarded, removed with everything in it. */
import { chmodSync, lstatSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TargetError } from '../error.js';
import { baseNamePrefix } from './base-name.js';
import { type Guardian, guard } from './guardian.js';
import { pidNamespace, startTime } from './identity.js';
import { sweep } from './sweep.js';

export interface Base {
  path: string;
  /** Number of the next slot. */
  next: number;
  guardian: Guardian;
}

const bases = new Map<string, Promise<Base>>();

/** The base of this process below `root` (null: the machine's own). Sweeps stale ones first. */
export function baseBelow(root: string | null): Promise<Base> {
  const parent = root === null ? shortTemporaryDirectory(tmpdir()) : temporaryDirectoryOf(root);
  const known = bases.get(parent);
  if (known) return known;
  const made = make(parent);
  bases.set(parent, made);
  made.catch(() => bases.delete(parent));
  return made;
}

/** Ends every target of this process and removes every directory; resolves when nothing is left. */
export async function cleanUp(): Promise<void> {
  const all = [...bases.values()];
  bases.clear();
  await Promise.all(all.map(async (base) => (await base).guardian.act()));
}

async function make(parent: string): Promise<Base> {
  await sweep(parent);
  const owner = { pid: process.pid, start: startTime(process.pid) ?? 0, namespace: pidNamespace() };
  const path = mkdtempSync(join(parent, baseNamePrefix(owner)));
  const guardian = await guard(path);
  // Others may pass through, and see nothing.
  chmodSync(path, 0o711);
  return { path, next: 0, guardian };
}

/** Socket paths are short, and commas or spaces mean something on QEMU's command line. */
export function shortTemporaryDirectory(preferred: string): string {
  return preferred.length <= 40 && /^[\w./-]+$/.test(preferred) ? preferred : '/tmp';
}

function temporaryDirectoryOf(root: string): string {
  const path = join(root, 'tmp');
  // A link would lead somewhere else seen from inside.
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  throw new TargetError(
    'unusable',
    `The target needs a directory ${path} for its sockets; make it, or choose another --root.`,
  );
}
