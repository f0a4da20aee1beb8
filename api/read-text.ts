import { FileError, readFileText } from '../schema/file/read.js';
import { UsageError } from './usage-error.js';

/** A file that the user has named. Throws UsageError in a sentence that begins with `option`, where it was named by one. */
export function readText(file: string, option = '', most?: number): string {
  try {
    return readFileText(file, most);
  } catch (error) {
    throw unreadable(file, option, error);
  }
}

/** What came of a file that could not be read; other errors as they are. */
export function unreadable(file: string, option: string, error: unknown): unknown {
  if (!(error instanceof FileError)) return error;
  return new UsageError(`${option && `${option} `}${file}: ${error.message}.`);
}
