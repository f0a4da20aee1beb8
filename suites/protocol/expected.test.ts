import { expect, test } from 'vitest';
import type { JsonValue } from '../../schema/json.js';
import type { Received } from '../case.js';
import {
  answered,
  type Expected,
  judgeReplies,
  mostReplies,
  parseError,
  parseErrors,
  refused,
} from './expected.js';

const received = (value: JsonValue): Received => ({
  t: 0,
  raw: JSON.stringify(value),
  crlf: true,
  before: '',
  value,
});
const failure = (className: string, id?: JsonValue, desc = 'wrong') => ({
  error: { class: className, desc },
  ...(id === undefined ? {} : { id }),
});

/** What is expected, what comes, and the check that must complain; null when all is well. */
const TABLE: [string, Expected[], JsonValue[], string | null][] = [
  ['nothing for nothing', [], [], null],
  ['a reply for nothing', [], [{ return: {} }], 'reply/extra'],
  ['a success', [answered(1)], [{ return: [], id: 1 }], null],
  ['no reply', [answered(1)], [], 'reply/missing'],
  ['the value', [answered(1, {})], [{ return: {}, id: 1 }], null],
  ['another value', [answered(1, {})], [{ return: null, id: 1 }], 'reply/value'],
  ['another id', [answered(1)], [{ return: {}, id: '1' }], 'reply/id'],
  ['no id', [answered(1)], [{ return: {} }], 'reply/id'],
  ['an id out of nowhere', [answered()], [{ return: {}, id: null }], 'reply/id'],
  ['a null id', [answered(null)], [{ return: {}, id: null }], null],
  ['a refusal', [refused('CommandNotFound', 1)], [failure('CommandNotFound', 1)], null],
  [
    'a refusal of another class',
    [refused('CommandNotFound', 1)],
    [failure('GenericError', 1)],
    'reply/class',
  ],
  ['a refusal of any class', [refused('any', 1)], [failure('GenericError', 1)], null],
  ['a success for a refusal', [refused('any', 1)], [{ return: {}, id: 1 }], 'reply/accepted'],
  ['a refusal for a success', [answered(1)], [failure('GenericError', 1)], 'reply/refused'],
  ['a name', [{ ...refused('any'), names: ['a', 'b'] }], [failure('GenericError', undefined, 'b!')], null],
  [
    'no name',
    [{ ...refused('any'), names: ['a', 'b'] }],
    [failure('GenericError', undefined, 'c')],
    'reply/names',
  ],
  [
    'two swapped',
    [answered(1), answered(2)],
    [
      { return: {}, id: 2 },
      { return: {}, id: 1 },
    ],
    'reply/id',
  ],
  [
    'one twice',
    [answered(1)],
    [
      { return: {}, id: 1 },
      { return: {}, id: 1 },
    ],
    'reply/extra',
  ],
  [
    'as few errors as may be',
    [parseErrors(2), answered(1)],
    [failure('GenericError'), { return: {}, id: 1 }],
    null,
  ],
  ['as many errors as may be', [parseErrors(2)], [failure('GenericError'), failure('GenericError')], null],
  ['too few errors', [parseErrors(2), answered(1)], [{ return: {}, id: 1 }], 'reply/accepted'],
  ['too many errors', [parseErrors(1)], [failure('GenericError'), failure('GenericError')], 'reply/extra'],
];

test.each(TABLE)('%s', (_name, expected, replies, check) => {
  expect(judgeReplies(expected, replies.map(received))[0]?.check ?? null).toBe(check);
});

test('the most replies there may be', () => {
  expect(mostReplies([])).toBe(0);
  expect(mostReplies([answered(1), parseErrors(4)])).toBe(5);
});

test('what no text demands of a refusal stands on less than that it is one', () => {
  const standings = (expected: Expected, raw: string) =>
    judgeReplies([expected], [received(JSON.parse(raw))]).map(({ check, stands }) => [check, stands?.level]);
  const refusal = (className: string, rest = '') =>
    `{"error": {"class": "${className}", "desc": "x"}${rest}}`;
  expect(standings(refused('GenericError'), refusal('CommandNotFound'))).toEqual([['reply/class', 'SHOULD']]);
  expect(standings(refused('CommandNotFound'), refusal('GenericError'))).toEqual([['reply/class', 'SHOULD']]);
  expect(standings(parseError, refusal('GenericError', ', "id": 1'))).toEqual([['reply/id', 'MAY']]);
  expect(standings(refused('GenericError', 1), refusal('GenericError'))).toEqual([['reply/id', undefined]]);
  expect(standings(refused('GenericError'), '{"return": {}}')).toEqual([['reply/accepted', undefined]]);
});
