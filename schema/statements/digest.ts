/** A sentence known by what it says: whatever sets it (roff, HTML, QAPI's comments, a person) leaves the digest as it is. */
import { createHash } from 'node:crypto';

/** In hexadecimal digits: of some ten thousand sentences, no two are likely to agree. */
const DIGITS = 10;

const VERSION_NOTE = /\bsince:?\s+(?:qemu\s+)?v?\d+(?:\.\d+)+/g;
const LEAD_IN = /^\s*(?:notes?|caution|warning|todo):\s/;
/** Before QEMU 2.9, how comments mark an optional member. */
const OPTIONAL = /^\s*optional\b:?\s|#optional\b/g;

/** The letters and digits of a sentence, without what tells only since when it holds. */
export function normalised(sentence: string): string {
  return sentence
    .toLowerCase()
    .replace(LEAD_IN, '')
    .replaceAll(OPTIONAL, '')
    .replaceAll(VERSION_NOTE, '')
    .replaceAll(/[^a-z0-9]+/g, '');
}

/** Null where the sentence says nothing. */
export function digestOf(sentence: string): string | null {
  const text = normalised(sentence);
  if (text === '' || text === NOTHING_SAID) return null;
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
}

/** What QEMU's manual prints of a member that has no comment. */
const NOTHING_SAID = 'notdocumented';
