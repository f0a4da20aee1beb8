import { constants, gunzipSync } from 'node:zlib';
import { LARGEST_FILE } from '../../file/read.js';
import { uncopied } from './copied.js';
import { DocumentError } from './error.js';

const MAX_BYTES = LARGEST_FILE;

export interface Decoded {
  text: string;
  /** The same before anything in it was undone: what a digest is made of. */
  original: string;
  /** What had to be put up with; null when nothing. */
  remark: string | null;
}

/** Bytes of a file as text: gzip undone, UTF-8 or UTF-16 or else Latin-1. Throws {@link DocumentError}. */
export function decodeDocument(bytes: Uint8Array): Decoded {
  refuseTooLarge(bytes.length);
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = zipped ? gunzip(bytes) : bytes;
  const decoded = decode(plain);
  if (decoded.text.slice(0, 65_536).includes('\0')) {
    throw new DocumentError(
      'expected a text, got binary data: give a schema, a manual, an hx file or an introspection dump',
    );
  }
  const { text, remark } = uncopied(decoded.text);
  const remarks = [decoded.remark, remark].filter((each) => each !== null);
  return { text, original: decoded.text, remark: remarks.length === 0 ? null : remarks.join('; ') };
}

/** Throws {@link DocumentError}. For files that are not worth reading. */
export function refuseTooLarge(size: number): void {
  if (size > MAX_BYTES) throw tooLarge(size);
}

function gunzip(bytes: Uint8Array): Uint8Array {
  try {
    // A file that is cut off gives what it has; the reader then says what is missing.
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(MAX_BYTES);
    throw new DocumentError(
      `expected gzip data, got a damaged file (${(error as Error).message}): get it again`,
    );
  }
}

function decode(bytes: Uint8Array): Pick<Decoded, 'text' | 'remark'> {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), remark: null };
  } catch {
    const text = new TextDecoder('latin1').decode(bytes);
    return { text, remark: `the document is not ${encoding.toUpperCase()}: it was read as Latin-1` };
  }
}

function tooLarge(size: number): DocumentError {
  const megabytes = Math.ceil(size / 1024 / 1024);
  return new DocumentError(
    `expected a document of at most ${MAX_BYTES / 1024 / 1024} MB, got ${megabytes} MB or more: give one document at a time`,
  );
}
