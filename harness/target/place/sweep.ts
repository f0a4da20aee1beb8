/** Removes what runs left behind that were killed together with their janitor. */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownerOf } from './base-name.js';
import { livesOn, pidNamespace } from './identity.js';
import { clean } from './janitor.js';

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
