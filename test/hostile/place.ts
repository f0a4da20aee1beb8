/** The directory of one behaviour: `work`, where it is started, and `tmp`, which is all that it has for scratch. */
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import type { Behaviour } from './behaviour.js';

export interface Place {
  root: string;
  work: string;
  tmp: string;
  /** A word that no process has but those of this behaviour. */
  mark: string;
}

export function makePlace({ files = {} }: Pick<Behaviour, 'files'>): Place {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'hostile-'));
  const place = { root, work: join(root, 'work'), tmp: join(root, 'tmp'), mark: basename(root) };
  mkdirSync(place.work);
  mkdirSync(place.tmp);
  // As /tmp: targets of root run as nobody.
  chmodSync(root, 0o755);
  chmodSync(place.tmp, 0o777);
  for (const [name, content] of Object.entries(files)) {
    const path = join(place.work, name);
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(path, typeof content === 'function' ? content() : content);
  }
  return place;
}

export function removePlace({ root }: Place): void {
  rmSync(root, { recursive: true, force: true });
}

/** Directories of targets that a process has made in the machine's own directory, where the one it was given did not do. */
export function ownElsewhere(pid: number): string[] {
  return readdirSync('/tmp').filter((name) => name.startsWith(`qmpspec-${pid.toString(36)}.`));
}

/** Every file below a directory, with what tells a change of it. */
export function listing(directory: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const { mode, size, mtimeMs } = lstatSync(path);
      // The time of a directory is that of its entries.
      found.set(relative(directory, path), `${mode} ${entry.isDirectory() ? '' : `${size} ${mtimeMs}`}`);
      if (entry.isDirectory()) walk(path);
    }
  };
  walk(directory);
  return found;
}

/** Names of files that came, went or changed. */
export function changes(before: Map<string, string>, after: Map<string, string>): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).sort();
}
