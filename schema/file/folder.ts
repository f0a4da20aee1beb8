/** Folders for what is written. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** With those on its way. Not `recursive: true`: where the system refuses a folder as missing (below /proc), Node tries for ever. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
