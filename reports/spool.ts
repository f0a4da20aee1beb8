/**
 * What is needed again later, of results that may be larger than memory: a part in memory, the rest in a file that has no
 * name any more, so that nobody else sees it and it is gone with this process, however that ends.
 */
import { mkdtempSync, openSync, readSync, rmdirSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonValue } from '../schema/json.js';
import { parseJson, stringifyJson } from '../schema/json-text.js';
import { ReportError } from './output.js';

/** Characters that this process keeps in memory so: an ordinary run needs no file. */
const MOST_IN_MEMORY = 2 ** 22;

let inMemory = 0;
let file: NamelessFile | undefined;

/** Values of JSON in the order in which they came, read again at need. Its methods throw ReportError. */
export class Aside<T> implements Iterable<T> {
  /** Of texts in memory they themselves, of others where they begin in the file. */
  #texts: (string | number)[] = [];

  get length(): number {
    return this.#texts.length;
  }

  /** Gives the characters of its text. */
  push(value: T): number {
    const text = stringifyJson(value as JsonValue);
    const fits = inMemory + text.length <= MOST_IN_MEMORY;
    if (fits) inMemory += text.length;
    file ??= fits ? undefined : new NamelessFile();
    this.#texts.push(fits ? text : (file as NamelessFile).append(text));
    return text.length;
  }

  at(place: number): T {
    return parseJson(this.textAt(place)) as T;
  }

  /** As the JSON that it is kept in. */
  textAt(place: number): string {
    const text = this.#texts[place];
    return typeof text === 'number' ? (file as NamelessFile).read(text) : (text as string);
  }

  /** The first ones. */
  *first(most: number): Generator<T> {
    for (let place = 0; place < Math.min(most, this.length); place++) yield this.at(place);
  }

  [Symbol.iterator](): Iterator<T> {
    return this.first(this.length);
  }

  /** None of it is needed any more. */
  clear(): void {
    for (const text of this.#texts) if (typeof text === 'string') inMemory -= text.length;
    this.#texts = [];
  }
}

/** Bytes before each text in the file: how many bytes it has. */
const LENGTH = 4;

class NamelessFile {
  readonly #fd = orReportError(nameless);
  #end = 0;

  /** Where it begins. */
  append(text: string): number {
    const begin = this.#end;
    const bytes = Buffer.from(text);
    const length = Buffer.allocUnsafe(LENGTH);
    length.writeUInt32LE(bytes.length);
    for (const part of [length, bytes]) this.#write(part);
    return begin;
  }

  read(begin: number): string {
    const length = this.#bytes(begin, LENGTH).readUInt32LE();
    return this.#bytes(begin + LENGTH, length).toString('utf8');
  }

  #write(bytes: Buffer): void {
    for (let done = 0; done < bytes.length; ) {
      const written = orReportError(() => writeSync(this.#fd, bytes, done, bytes.length - done, this.#end));
      this.#end += written;
      done += written;
    }
  }

  #bytes(from: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const count = orReportError(() => readSync(this.#fd, bytes, done, length - done, from + done));
      if (count === 0) throw new ReportError(`A file in ${tmpdir()} was cut short by somebody else.`);
      done += count;
    }
    return bytes;
  }
}

/** A file that is open and in no directory. */
function nameless(): number {
  const folder = mkdtempSync(join(tmpdir(), 'qmpspec-aside-'));
  try {
    const name = join(folder, 'texts');
    const fd = openSync(name, 'wx+', 0o600);
    unlinkSync(name);
    return fd;
  } finally {
    rmdirSync(folder);
  }
}

function orReportError<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new ReportError(
      `Large results need room in ${tmpdir()} for a while (TMPDIR names another place): ${(error as Error).message}.`,
    );
  }
}
