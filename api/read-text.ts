/** Files that the user has named. */
import { readFileSync } from 'node:fs';
import { UsageError } from './usage-error.js';

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'it may not be read',
  ERR_STRING_TOO_LONG: 'it is too large',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  EISDIR: 'it is a directory, and a file was expected',
};

/** The content as text. Throws UsageError in a sentence that begins with `option`, where it was named by one. */
export function readText(file: string, option = ''): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(file, option, error);
  }
}

export function unreadable(file: string, option: string, error: unknown): UsageError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new UsageError(`${option && `${option} `}${file}: ${WORDS[code] ?? message}.`);
}
