import { expect, test } from 'vitest';
import { findSentence, passageAtLine, wordsOf } from './citations.js';
import { readDocument } from './sources/index.js';

const MANUAL = String.raw`.TH "LAMP" "7" "Nov 29, 2026" "7.2.22" "Lamps"
.SH LAMPS
.SS \fBlamp\-set\fP (Command)
.sp
Light a lamp. It stays lit.
.sp
It gets hot.
.SS Example
.sp
.nf
\-> { "execute": "lamp\-set" }
<\- { "return": {} }
.fi
.SH COPYRIGHT
`;
const document = readDocument(Buffer.from(MANUAL), { name: 'lamp' });
const words = (line: number) => passageAtLine(document, 'lamp-set', line);

test('a line of a manual is a paragraph, and all its sentences are the passage', () => {
  expect(words(5)).toBe('Light a lamp. It stays lit.');
  expect(words(7)).toBe('It gets hot.');
  expect(words(4)).toBeNull();
});

test('an example is quoted itself, not what is said before it', () => {
  const line = document.examples?.[0]?.messages[0]?.line as number;
  expect(line).toBeGreaterThan(7);
  expect(words(line)).toBe('-> {"execute":"lamp-set"} <- {"return":{}}');
});

test('a sentence is told from others on its line by its digest', () => {
  const said = document.sentences?.['lamp-set'] ?? [];
  const [, second] = said;
  expect(wordsOf(document, 'lamp-set', `${second?.[1]}`)).toBe('It stays lit.');
  expect(findSentence(document, 'lamp-set', `${second?.[1]}`)).toMatchObject({ line: 5 });
});

test('without the document there are no words', () => {
  const catalog = { ...document, sentences: structuredClone(document.sentences ?? {}) };
  expect(passageAtLine(catalog, 'lamp-set', 5)).toBeNull();
  expect(passageAtLine(catalog, 'lamp-set', 11)).toBeNull();
});
