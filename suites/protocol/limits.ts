/** W26: nesting up to the limit is read, beyond it there is an error and no harm. Sizes of tokens are beyond a test's time. */
import { standsOn } from '../basis.js';
import type { Case } from '../case.js';
import { dialogue } from './dialogue.js';
import { answered, parseErrors, refused } from './expected.js';

/** Where limits begin no text says; what is far below them is a request like any other (W20). */
const ORDINARY = standsOn('specification', { detail: true });

const LIMIT = 1024;
const reset = Buffer.of(0xff);
const lists = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

export const limitCases: Case[] = [
  dialogue({
    id: 'protocol/limits/nesting-moderate',
    title: 'Nesting of 200 is read',
    rules: ['W12', 'W26'],
    stands: ORDINARY,
    send: `{"execute": "qmpspec-no-such-command", "arguments": {"a": ${lists(200)}}, "id": 1}\n${lists(200)}\n`,
    expect: [refused('CommandNotFound', 1), refused('GenericError')],
  }),
  dialogue({
    id: 'protocol/limits/nesting-at-limit',
    title: 'Nesting of 1024 is still read',
    rules: ['W26'],
    send: `{"execute": "qmpspec-no-such-command", "arguments": {"a": ${lists(LIMIT - 2)}}, "id": 1}\n`,
    expect: [refused('CommandNotFound', 1)],
  }),
  dialogue({
    id: 'protocol/limits/nesting-beyond-lists',
    title: 'Lists nested beyond the limit give errors, and the session goes on after a reset',
    rules: ['W26', 'W24'],
    send: [`${'['.repeat(LIMIT + 1)}`, reset, '{"execute": "query-version", "id": 1}\n'],
    expect: [parseErrors(4), answered(1)],
  }),
  dialogue({
    id: 'protocol/limits/nesting-far-beyond',
    title: 'Nesting of 5000 does not crash the server',
    rules: ['W26', 'W24'],
    send: [`${'['.repeat(5000)}`, reset, '{"execute": "query-version", "id": 1}\n'],
    expect: [parseErrors(12), answered(1)],
  }),
  dialogue({
    id: 'protocol/limits/nesting-beyond-objects',
    title: 'Objects nested beyond the limit give errors, and the session goes on after a reset',
    rules: ['W26', 'W24'],
    send: [`${'{"a":'.repeat(LIMIT + 1)}`, reset, '{"execute": "query-version", "id": 1}\n'],
    expect: [parseErrors(8), answered(1)],
  }),
  dialogue({
    id: 'protocol/limits/nesting-beyond-balanced',
    title: 'A message nested beyond the limit whose brackets balance is refused',
    rules: ['W26', 'W22'],
    send: `${lists(LIMIT + 1)}\n`,
    expect: [parseErrors(LIMIT + 3)],
  }),
  dialogue({
    id: 'protocol/limits/reply-storm',
    title: 'A message nested beyond the limit gives one error, not one for each bracket',
    rules: ['W26'],
    send: `${lists(LIMIT + 1)}\n`,
    expect: [parseErrors(1)],
  }),
  dialogue({
    id: 'protocol/limits/long-string',
    title: 'A string of 8 KiB is read and echoed',
    rules: ['W12', 'W26'],
    stands: ORDINARY,
    send: `{"execute": "qmpspec-no-such-command", "id": "${'y'.repeat(8192)}"}\n`,
    expect: [refused('CommandNotFound', 'y'.repeat(8192))],
  }),
  dialogue({
    id: 'protocol/limits/many-members',
    title: 'An object of five hundred members is read and echoed',
    rules: ['W12', 'W26'],
    stands: ORDINARY,
    send: `{"execute": "query-version", "id": {${Array.from({ length: 500 }, (_, i) => `"m${i}": ${i}`).join(', ')}}}\n`,
    expect: [answered(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`m${i}`, i])))],
  }),
];
