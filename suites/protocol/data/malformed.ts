/** Input that is not JSON as QMP reads it (W22): name → bytes, and how many errors it may give. */
import type { Wire } from '../exchange.js';
import { type Expected, parseError, parseErrors } from '../expected.js';

export interface Malformed {
  name: string;
  bytes: Wire;
  expect: Expected[];
}

/** Brackets balance, so that one message is what it is, and one error what it gets. */
const WHOLE: Record<string, string> = {
  'keyword/unknown': '{"execute": foo, "id": 1}',
  'keyword/cut-short': 'nul',
  'keyword/undefined': 'undefined',
  'object/missing-colon': '{"execute" "query-version"}',
  'object/missing-value': '{"execute":}',
  'object/missing-key': '{:"query-version"}',
  'object/lone-key': '{"execute"}',
  'object/unquoted-key': '{execute: "query-version"}',
  'object/key-is-a-number': '{1: "query-version"}',
  'object/key-is-null': '{null: "query-version"}',
  'object/key-is-a-list': '{["execute"]: "query-version"}',
  'object/missing-separator': '{"execute": "query-version" "id": 1}',
  'object/double-separator': '{"execute": "query-version",, "id": 1}',
  'object/leading-separator': '{, "execute": "query-version"}',
  'object/trailing-separator': '{"execute": "query-version", "id": 1,}',
  'object/duplicate-key': '{"execute": "query-version", "execute": "query-version"}',
  'object/duplicate-id': '{"execute": "query-version", "id": 1, "id": 2}',
  'object/duplicate-key-inside': '{"execute": "query-version", "id": {"a": 1, "a": 2}}',
  'object/duplicate-key-by-escape': '{"execute": "query-version", "\\u0065xecute": "query-version"}',
  'list/missing-separator': '[1 2]',
  'list/trailing-separator': '{"execute": "query-version", "id": [1,]}',
  'list/leading-separator': '{"execute": "query-version", "id": [,1]}',
  'list/only-a-separator': '[,]',
  'bracket/stray-brace': '}',
  'bracket/stray-bracket': ']',
  'bracket/object-closed-as-list': '{]',
  'bracket/list-closed-as-object': '[}',
  'token/stray-colon': ':',
  'token/stray-comma': ',',
  'escape/unknown': '{"execute": "query\\-version"}',
  'escape/hexadecimal': '{"execute": "query\\x2dversion"}',
  'escape/unicode-cut-short': '{"execute": "\\u12"}',
  'escape/unicode-not-hex': '{"execute": "\\u00zz"}',
  'escape/lone-high-surrogate': '{"execute": "\\ud800"}',
  'escape/lone-low-surrogate': '{"execute": "\\udc00"}',
  'escape/high-surrogate-then-letter': '{"execute": "\\ud800x"}',
  'escape/high-surrogate-then-other-escape': '{"execute": "\\ud800\\u0041"}',
  'escape/surrogates-swapped': '{"execute": "\\udc00\\ud800"}',
  'escape/surrogate-in-id': '{"execute": "query-version", "id": "\\ud83d"}',
  'escape/noncharacter-fffe': '{"execute": "\\ufffe"}',
  'escape/noncharacter-ffff': '{"execute": "\\uffff"}',
  'escape/noncharacter-fdd0': '{"execute": "\\ufdd0"}',
  'escape/noncharacter-astral': '{"execute": "\\ud83f\\udffe"}',
};

/** Strings whose bytes are no UTF-8, or spell a code point that is no character. */
const UTF8: Record<string, string> = {
  'utf8/lone-continuation': '\x80',
  'utf8/cut-short-two': '\xc3',
  'utf8/cut-short-three': '\xe2\x82',
  'utf8/cut-short-four': '\xf0\x9f\x98',
  'utf8/continuation-missing': '\xc3A',
  'utf8/overlong-two': '\xc1\xbf',
  'utf8/overlong-three': '\xe0\x80\xaf',
  'utf8/overlong-four': '\xf0\x80\x80\xaf',
  'utf8/surrogate': '\xed\xa0\x80',
  'utf8/beyond-unicode': '\xf4\x90\x80\x80',
  'utf8/five-bytes': '\xf8\x88\x80\x80\x80',
  'utf8/noncharacter': '\xef\xbf\xbe',
};

/** One stray token and nothing else: one error. */
const STRAY: Record<string, string> = {
  'keyword/capitalised': 'True',
  'keyword/not-a-number': 'NaN',
  'keyword/infinity': '-Infinity',
  'number/leading-zero': '01',
  'number/lone-minus': '-',
  'number/no-digits-after-point': '1.',
  'number/no-digits-before-point': '.5',
  'number/no-exponent': '1e',
  'number/plus': '+1',
  'token/backslash': '\\',
  'token/hash': '#',
  'token/percent': '%p',
  'token/no-break-space': '\xa0',
  'string/unterminated': '"query-version',
  'string/unterminated-single': "'query-version",
  'string/quotes-mixed': '"query-version\'',
};

/** A byte that cannot stand where it does: the rest of the message may be complained of as well. */
const BROKEN_OFF: Record<string, string> = {
  'string/raw-newline': '{"execute": "query\nversion"}',
  'string/raw-tab': '{"execute": "query\tversion"}',
  'string/raw-nul': '{"execute": "query\x00version"}',
  'string/raw-escape-byte': '{"execute": "query\x1bversion"}',
  'number/in-id-leading-zero': '{"execute": "query-version", "id": 01}',
  'number/in-id-plus': '{"execute": "query-version", "id": +1}',
  'number/in-id-not-a-number': '{"execute": "query-version", "id": NaN}',
  'number/in-id-hexadecimal': '{"execute": "query-version", "id": 0x10}',
  'token/interpolation': '{"execute": %s}',
  'utf8/byte-fe': '{"execute": "\xfe"}',
  'utf8/byte-ff': '{"execute": "a\xffb"}',
};

/** A message that never ends, ended by a reset. */
const UNTERMINATED: Record<string, string> = {
  'unterminated/object': '{"execute": "query-version"\xff',
  'unterminated/list': '[1, 2\xff',
  'unterminated/nested': '{"a": {"b": [1, {"c": \xff',
  'unterminated/list-closed-as-object': '{"a": [}\xff',
  'unterminated/object-closed-as-list': '[{"a": 1]\xff',
  'unterminated/string': '{"execute": "query-ver\xff',
};

const latin1 = (text: string) => Buffer.from(text, 'latin1');

const table = (entries: Record<string, string>, expect: Expected[], around = ['', '\n']): Malformed[] =>
  Object.entries(entries).map(([name, text]) => ({
    name,
    bytes: latin1(`${around[0]}${text}${around[1]}`),
    expect,
  }));

export const MALFORMED: Malformed[] = [
  ...table(WHOLE, [parseError]),
  ...table(STRAY, [parseError]),
  ...table(UTF8, [parseError], ['{"execute": "', '"}\n']),
  ...table(BROKEN_OFF, [parseErrors(4)]),
  ...table(UNTERMINATED, [parseErrors(2)], ['', '']),
];

/** Valid by the grammar of JSON, or a matter of encoding, so that no text says what comes of it. */
export const isUnspecified = (name: string): boolean => /duplicate|surrogate|noncharacter|^utf8\//.test(name);
