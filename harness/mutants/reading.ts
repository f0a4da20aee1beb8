/** Servers that read requests wrongly: resets, quotes, white space, splitting, limits (W23–W26). */

import { isParseError, type Mutant } from './mutant.js';
import type { Mutation } from './mutation.js';

const reading = (
  name: string,
  request: NonNullable<Mutation['request']>,
  kills: Mutant['kills'],
): Mutant => ({
  name,
  mutation: { request },
  kills,
});

/** Whether the text is a row of whole JSON values. */
function isWhole(text: string): boolean {
  let depth = 0;
  for (const c of text.replace(/"(?:[^"\\]|\\.)*"/gs, ''))
    depth += '{['.includes(c) ? 1 : '}]'.includes(c) ? -1 : 0;
  return depth === 0 && !/"/.test(text.replace(/"(?:[^"\\]|\\.)*"/gs, ''));
}

/** The first JSON value of the text. */
function firstOf(text: string): string {
  let depth = 0;
  for (const [at, c] of [...text].entries()) {
    if (c === '{') depth++;
    if (c === '}' && --depth === 0) return text.slice(0, at + 1);
  }
  return text;
}

const FIXED = /\n(?=.)/gs;

export const readingMutants: Mutant[] = [
  reading('byte 0xFF passed over', (bytes) => bytes.replace(/\xff/g, ''), {
    'parser/0xff-{resets,repeated,alone,between,keeps}*/**': '',
    'malformed/unterminated/*': '',
    'sessions/reset': '',
  }),
  reading(
    'invalid bytes passed over',
    (bytes) => bytes.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xfe]/g, ''),
    {
      'parser/invalid-byte-resets/*': '',
      'lenient/delete-is-ordinary': 'reply/id',
    },
  ),
  {
    name: 'a reset swallows the next reply',
    mutation: {
      message(value, { state }) {
        const swallowed = state.swallow === true;
        state.swallow = isParseError(value);
        return swallowed && !isParseError(value) ? null : value;
      },
    },
    kills: { 'parser/0xff-resets/*': 'reply/missing', 'parser/invalid-byte-resets/*': 'reply/missing' },
  },
  reading('single quotes are no quotes', (bytes) => bytes.replace(/(?<!\\)'/g, '`'), {
    'lenient/{single-quotes,single-quotes-among-double,escaped-single-quote}': '',
    'lenient/{double-quote-in-single,escaped-double-quote-in-single,escapes-in-single}': '',
  }),
  reading("no escape \\'", (bytes) => bytes.replace(/\\'/g, '\\q'), {
    'lenient/escaped-single-quote*': '',
  }),
  reading('percent signs interpolated', (bytes) => bytes.replace(/%s/g, '(null)'), {
    'lenient/percent-in-{id,key}': 'reply/id',
    'id/string/percent': 'reply/id',
  }),
  reading('percent signs refused', (bytes) => bytes.replace(/%n/g, '\x01'), {
    'lenient/percent-in-command': '',
  }),
  reading('escapes not understood', (bytes) => bytes.replace(/\\[u/]/g, '\\q'), {
    'lenient/{escapes-in-single,escapes-in-command,escapes-in-key,solidus-escaped}': '',
    'id/string/{escapes,controls,astral-escaped}': '',
  }),
  {
    name: 'requests end with the line',
    mutation: {
      request(bytes, { state }) {
        const text = ((state.held as string) ?? '') + bytes;
        const end = text.lastIndexOf('\n') + 1;
        state.held = text.slice(end);
        return text.slice(0, end);
      },
    },
    kills: { 'framing/newline-not-needed': 'reply/missing' },
  },
  reading('a write is a message', (bytes) => (isWhole(bytes) ? bytes : '{"split": 1}'), {
    'framing/byte-by-byte*': '',
    'framing/split-at-every-place': '',
    'framing/split-in-{key,string,number,keyword,escape,unicode-escape,utf8-sequence}': '',
    'framing/request-and-a-half': '',
    'framing/newline-not-needed': '',
    'sessions/{half-a-message,two-halves,close}': '',
  }),
  reading('one request a write', (bytes) => firstOf(bytes), {
    'framing/{no-separator,separated-by-*,blank-lines,many-in-one-write,refusals-in-one-write}': '',
    'framing/request-and-a-half': '',
    'negotiation/in-one-write': '',
    'order/**': '',
    'malformed/many-in-a-row': '',
    'oob/in-band-still-works': '',
  }),
  reading(
    'white space only where it is usual',
    (bytes) => bytes.replace(/[\t\r]/g, '\x01').replace(FIXED, '\x01'),
    {
      'framing/{separated-by-tab,separated-by-cr,separated-by-crlf,blank-lines,white-space-only}': '',
      'framing/{white-space-inside,over-many-lines,much-white-space,split-between-cr-and-lf}': '',
    },
  ),
  reading('a blank after a colon is needed', (bytes) => bytes.replace(/":"/g, '" "'), {
    'framing/no-white-space-inside': '',
  }),
  reading('execute comes first', (bytes) => bytes.replace(/^\{"id"/, '{"ID"'), {
    'framing/members-in-any-order': '',
  }),
  reading(
    'deep nesting crashes',
    (bytes, link) => {
      if (/\[{150}|(?:\{"a":){150}/.test(bytes)) link.close();
      return bytes;
    },
    {
      'limits/nesting-*': '',
      'id/nested/1000': '',
    },
  ),
  reading('big messages refused', (bytes) => (/^\{.{2000}/s.test(bytes) ? '[]' : bytes), {
    'limits/{long-string,many-members}': '',
    'id/long/string': '',
    'command/unknown/long': '',
  }),
];
