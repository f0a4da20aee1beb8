/** Files that are there as a whole or not at all. */
import { renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../../../schema/file/folder.js';

/** Whoever is killed while writing leaves the old file, if there was one. */
export function writeAtomically(file: string, text: string): void {
  const folder = dirname(file);
  makeFolder(folder);
  const draft = join(folder, `.${basename(file)}.${process.pid}`);
  writeFileSync(draft, text);
  renameSync(draft, file);
}
