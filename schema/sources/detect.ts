/** Tells formats of documents apart by their first characters. */
import { isRoff } from './manpage/roff.js';
import { decodeDocument } from './text/decode.js';
import { DocumentError } from './text/error.js';

export type Format = 'introspection' | 'guest-info' | 'qapi' | 'hx' | 'roff' | 'rendered' | 'reference';

/** A manual's list of contents comes before its first entry, and is long. */
const HEAD = 256 * 1024;

const KINDS = '(?:Command|Event|Enum|Object|Struct|Union|Alternate)';

/** In this order: a manual may quote a schema, and an hx file has examples in JSON. */
const SIGNS: [Format, (head: string, text: string) => boolean][] = [
  // In a recording the reply may come late.
  ['introspection', (head, text) => isJson(head) && text.includes('"meta-type"')],
  ['guest-info', (head, text) => isJson(head) && text.includes('"supported_commands"')],
  ['roff', isRoff],
  ['hx', (head) => /^[\d \t]{0,20}(?:HXCOMM|SQMP$|\.args_type\s{0,20}=)/m.test(head)],
  [
    'reference',
    (head) => /^[ \f]{0,8}\[(?:Command|Event|Enum|Struct|Union|Alternate)\][‘’'[A-Za-z*]/m.test(head),
  ],
  ['rendered', (head) => /^[A-Z-]{1,40}-REF\(7\)/m.test(head) || ENTRY.test(head)],
  [
    'qapi',
    (head) =>
      /\{\s{0,20}'(?:command|event|enum|struct|type|union|alternate|include|pragma)'\s{0,20}:/.test(head),
  ],
];

const ENTRY = new RegExp(
  String.raw`^ {1,16}(?:[A-Za-z0-9_.-]{1,100} \(${KINDS}\)|${KINDS} [A-Za-z0-9_.-]{1,100} \(Since: [\d.]{1,20}\))$`,
  'm',
);

/** The format of a document, gzip undone; null when it is none that is known. */
export function sniff(document: string | Uint8Array): Format | null {
  const text = typeof document === 'string' ? document : textOf(document);
  if (text === null) return null;
  const head = text.slice(0, HEAD);
  return SIGNS.find(([, test]) => test(head, text))?.[0] ?? null;
}

/**
 * Whether a text may be a QAPI schema in which nothing is defined, or nothing as it should: it begins as one does, with
 * comments, brackets or a string in single quotes, and is no JSON. For files whose name says that they are one or the other.
 */
export function mayBeSchema(text: string): boolean {
  const begins = text.slice(endOfComments(text));
  if (begins === '') return true;
  return /^(?:'|[{[]\s*(?:$|[^\s"{[\d-]))/.test(begins) && !/^[{[]\s*[}\]]\s*$/.test(begins);
}

/** Where a schema begins behind its first comments. */
function endOfComments(text: string): number {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '#') at = text.indexOf('\n', at);
    else if (!/\s/.test(text[at] as string)) return at;
    if (at === -1) break;
  }
  return text.length;
}

function isJson(head: string): boolean {
  return /^[\uFEFF\s]{0,100}[[{]/.test(head);
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return decodeDocument(bytes).text;
  } catch (error) {
    if (error instanceof DocumentError) return null;
    throw error;
  }
}
