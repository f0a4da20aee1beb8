import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SpelledNumber } from '../../../schema/json.js';
import { type Message, MessageStream } from './message-stream.js';
import { PARSER_LIMITS } from './token.js';

/** All messages in the chunks. */
function read(...chunks: Uint8Array[]): Message[] {
  const stream = new MessageStream();
  return chunks.flatMap((chunk) => {
    stream.push(chunk);
    const messages: Message[] = [];
    for (let message = stream.next(); message; message = stream.next()) messages.push(message);
    return messages;
  });
}

const bytes = (text: string) => Buffer.from(text, 'latin1');
const readText = (text: string) => read(bytes(text));

describe('values', () => {
  test.each<[string, unknown]>([
    ['{"a": [1, -2, {}], "b": null}', { a: [1, -2, {}], b: null }],
    ["{'a': 'it\\'s \"quoted\"'}", { a: 'it\'s "quoted"' }],
    ['[true, false]', [true, false]],
    ['"\\u00e9\\ud83d\\ude00\\u0000"', '\u00e9\u{1f600}\0'],
    ['"\xc3\xa9\xf0\x9f\x98\x80"', '\u00e9\u{1f600}'],
    ['9007199254740991 ', 9007199254740991],
    ['9007199254740993 ', 9007199254740993n],
    ['-99999999999999999999 ', -99999999999999999999n],
    ['1.5 ', 1.5],
    ['2.0 ', new SpelledNumber('2.0')],
    ['0e1 ', new SpelledNumber('0e1')],
    ['1e400 ', new SpelledNumber('1e400')],
  ])('%s', (text, value) => expect(readText(text)).toEqual([{ value }]));

  test('two in a row need nothing between them', () => {
    expect(readText('{}[]{}1 2\n')).toHaveLength(5);
  });

  test('a number or keyword waits for what ends it', () => {
    expect(readText('12')).toEqual([]);
    expect(readText('true')).toEqual([]);
  });
});

describe('after an error', () => {
  test.each([
    ['\xff{"a":1}', ["stray '\ufffd'"]],
    ['{"a": \xff{"a":1}', ["stray '\ufffd'"]],
    ['"never ended\n{"a":1}', ["stray '\"never ended\n'"]],
    ['@@@ "skipped" 12 {"a":1}', ["stray '@'"]],
    ['{"a" 1}{"a":1}', ['missing : in object pair']],
    ['{"b":1,"b":2}{"a":1}', ['duplicate key']],
    ['nope{"a":1}', ["invalid keyword 'nope'"]],
    ['"\xed\xa0\x80"{"a":1}', ['invalid UTF-8 sequence in string']],
    ['"\\ud800"{"a":1}', ['\\ud800 is not a valid Unicode character']],
    ['"\\q"{"a":1}', ['invalid escape sequence in string']],
    [']}{"a":1}', ['expecting value', 'expecting value']],
  ])('%j goes on with the next message', (text, errors) => {
    const expected = errors.map((error) => ({ error: `JSON parse error, ${error}` }));
    expect(readText(text)).toEqual([...expected, { value: { a: 1 } }]);
  });
});

test('the bytes may be split anywhere', () => {
  const text =
    '{"execute":"x","id":"\\u00e9\xc3\xa9"}12 -1.5e+3 true @ \n\xff[null,\'a\']{"a":1"b"} "\\ud83d\\ude00"';
  fc.assert(
    fc.property(fc.array(fc.nat(text.length)), (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), text.length];
      const chunks = at.slice(1).map((end, i) => bytes(text.slice(at[i], end)));
      expect(read(...chunks)).toEqual(readText(text));
    }),
  );
  expect(read(...Array.from(text, bytes))).toEqual(readText(text));
});

describe('limits', () => {
  test('nesting', () => {
    const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(readText(nest(PARSER_LIMITS.nesting))).toHaveLength(1);
    expect(readText(nest(PARSER_LIMITS.nesting + 1))).toEqual([
      { error: 'JSON nesting depth limit exceeded' },
    ]);
  });

  test('number of tokens', () => {
    const list = (elements: number) => `[${'1,'.repeat(elements - 1)}1]`;
    expect(readText(list(PARSER_LIMITS.tokens / 2 - 1))).toHaveLength(1);
    expect(readText(list(PARSER_LIMITS.tokens / 2))[0]).toEqual({ error: 'JSON token count limit exceeded' });
  });

  test('size of a token, in many chunks', () => {
    const chunk = Buffer.alloc(1 << 20, 'a');
    const chunks = (count: number) => [bytes('"'), ...Array<Buffer>(count).fill(chunk), bytes('"\n')];
    const mebibytes = PARSER_LIMITS.bytes / chunk.length;
    expect(read(...chunks(mebibytes - 1))).toMatchObject([{ value: expect.any(String) }]);
    const exceeded = read(...chunks(mebibytes + 1));
    expect(exceeded[0]).toEqual({ error: 'JSON token size limit exceeded' });
    expect(read(Buffer.concat(chunks(mebibytes + 1)))).toEqual(exceeded);
  });

  test('size of all tokens together', () => {
    const string = `"${'a'.repeat(1 << 20)}",`;
    const count = PARSER_LIMITS.bytes / (1 << 20);
    expect(readText(`[${string.repeat(count)}`)[0]).toEqual({ error: 'JSON token size limit exceeded' });
  });
});
