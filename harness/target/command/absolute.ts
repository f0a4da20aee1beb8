/** A target works in its scratch directory; the user's words for files of their own are to mean there what they mean here. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** With or without the name of an option before it. A plain word may be anything: a file's name has a dot or a slash. */
const FILE = /^(--?[\w-]+=)?([^-/{=][^={]*[./][^={]*|\.{1,2})$/;

export function absolute(word: string): string {
  const [, option = '', name = ''] = FILE.exec(word) ?? [];
  return name !== '' && existsSync(name) ? option + resolve(name) : word;
}
