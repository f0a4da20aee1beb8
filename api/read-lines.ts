/** A file that the user has named, line by line: it may be larger than memory. */
import { LARGEST_FILE, partsOfFile, textOf } from '../schema/file/read.js';
import { unreadable } from './read-text.js';
import { UsageError } from './usage-error.js';

/** Bytes. No record that we write comes near it, and what is made of a longer one would take too much memory. */
const LONGEST_LINE = LARGEST_FILE;

const NEWLINE = 0x0a;

/**
 * Without their newlines; what no newline ends is none. Throws UsageError in a sentence that begins with `option`, where
 * the file was named by one.
 */
export function* linesIn(file: string, option = ''): Iterable<string> {
  const line = new Line(`${option && `${option} `}${file}`);
  try {
    for (const part of partsOfFile(file)) {
      let from = 0;
      for (let at = part.indexOf(NEWLINE); at >= 0; at = part.indexOf(NEWLINE, from)) {
        line.add(part.subarray(from, at));
        yield line.take();
        from = at + 1;
      }
      line.add(part.subarray(from));
    }
  } catch (error) {
    throw unreadable(file, option, error);
  }
}

/** The line that is being read. */
class Line {
  private parts: Buffer[] = [];
  private length = 0;
  private number = 1;

  constructor(private readonly file: string) {}

  add(bytes: Buffer): void {
    this.length += bytes.length;
    if (this.length > LONGEST_LINE)
      throw new UsageError(`${this.file}:${this.number} is longer than ${LONGEST_LINE} bytes.`);
    // The bytes are valid until the next are asked for.
    this.parts.push(Buffer.from(bytes));
  }

  take(): string {
    const text = textOf(Buffer.concat(this.parts));
    this.parts = [];
    this.length = 0;
    this.number++;
    return text;
  }
}
