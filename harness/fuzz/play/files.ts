/** The files that lie in the target's working directory. */
import { chmodSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sparse files that the target's user may write to. Sizes in bytes. */
export function layOut(directory: string, files: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(files)) {
    const path = join(directory, name);
    writeFileSync(path, '');
    truncateSync(path, size);
    chmodSync(path, 0o666);
  }
}
