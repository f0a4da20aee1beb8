/** The one judge of what a server lacks that a document has: what the documents say, then QEMU's lists of what was removed. */
import type { Difference } from './difference.js';
import { excuse, isOlder, type Versions } from './excuse.js';
import type { Edition } from './history.js';
import { announcedRemoval, removalPath, removalText } from './removals.js';
import { unmissed } from './unmissed.js';

/** One clause, or null when nothing excuses the difference, which is within the named command or event. */
export function judge(
  entity: string,
  difference: Difference,
  versions: Versions,
  history: () => readonly Edition[],
): string | null {
  const said = excuse(difference, versions, history);
  return said ?? (isOlder(versions) ? listed(entity, difference, versions.server) : null);
}

/** By the lists of removals, and of what nobody misses. */
function listed(entity: string, { rule, path, absent }: Difference, server: string | null): string | null {
  const at = removalPath(path, rule === 'send/value-kept' ? absent?.name : undefined);
  const removal = announcedRemoval(entity, at, server);
  return removal === null ? unmissed(entity, at, server) : removalText(removal);
}
