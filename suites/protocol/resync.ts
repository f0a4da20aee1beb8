/** W24: a reset byte ends whatever the parser was in the middle of. */
import type { Case } from '../case.js';
import { dialogue } from './dialogue.js';
import { answered, parseErrors, refused } from './expected.js';

/** Where the parser may be when the reset comes. */
const AMID: Record<string, string> = {
  nothing: '',
  'white-space': ' \t\r\n',
  object: '{',
  key: '{"exec',
  colon: '{"execute":',
  value: '{"execute": "query-version"',
  comma: '{"execute": "query-version",',
  string: '{"execute": "query-ver',
  'single-quoted-string': "{'execute': 'query-ver",
  escape: '{"execute": "\\',
  'unicode-escape': '{"execute": "\\u00',
  number: '{"execute": 12',
  keyword: '{"execute": tr',
  'nested-lists': '[[[[[[[[',
  'nested-objects': '{"a": {"b": {"c":',
  'utf8-sequence': '{"execute": "\xc3',
};

/** Bytes that no JSON text holds outside a string, nor QMP's. */
const INVALID_BYTES = [0x00, 0x01, 0x08, 0x0b, 0x0c, 0x0e, 0x1f, 0x7f, 0x80, 0xc0, 0xfe];

const REQUEST = '{"execute": "query-version", "id": 1}\n';
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const hex = (byte: number) => byte.toString(16).padStart(2, '0');

export const resyncCases: Case[] = [
  ...Object.entries(AMID).map(([where, text]) =>
    dialogue({
      id: `protocol/parser/0xff-resets/${where}`,
      title: `Byte 0xFF resets the parser amid ${where}`,
      rules: ['W24'],
      send: latin1(`${text}\xff${REQUEST}`),
      expect: [parseErrors(2), answered(1)],
    }),
  ),
  ...INVALID_BYTES.map((byte) =>
    dialogue({
      id: `protocol/parser/invalid-byte-resets/${hex(byte)}`,
      title: `Byte 0x${hex(byte)} resets the parser`,
      rules: byte < 0x80 ? ['W24'] : ['W24a', 'W24'],
      send: latin1(`{"execute":${String.fromCharCode(byte)}${REQUEST}`),
      expect: [parseErrors(2), answered(1)],
    }),
  ),
  dialogue({
    id: 'protocol/parser/0xff-repeated',
    title: 'Several resets in a row harm nothing',
    rules: ['W24'],
    send: latin1(`\xff\xff\xff${REQUEST}`),
    expect: [parseErrors(3), answered(1)],
  }),
  dialogue({
    id: 'protocol/parser/0xff-alone-is-answered',
    title: 'A reset gives an error at once, so that a client can read up to it',
    rules: ['W24'],
    send: [latin1('{"execute": \xff'), REQUEST],
    expect: [parseErrors(2), answered(1)],
  }),
  dialogue({
    id: 'protocol/parser/0xff-between-requests',
    title: 'A reset between requests loses neither',
    rules: ['W24', 'W14'],
    send: latin1(`${REQUEST}\xff${REQUEST}`),
    expect: [answered(1), parseErrors(2), answered(1)],
  }),
  dialogue({
    id: 'protocol/parser/0xff-keeps-negotiation-open',
    title: 'A reset during negotiation leaves it open, and the session unnegotiated',
    rules: ['W24', 'W2'],
    state: 'negotiating',
    send: latin1(`{"execute": "qmp_capa\xff${REQUEST}`),
    expect: [parseErrors(2), refused('CommandNotFound', 1)],
  }),
  dialogue({
    id: 'protocol/parser/0xff-keeps-capabilities',
    title: 'A reset does not undo what was negotiated',
    rules: ['W24', 'W40'],
    state: 'oob',
    send: latin1('\xff'),
    expect: [parseErrors(2)],
    afterwards: {
      send: '{"exec-oob": "qmpspec-no-such-command", "id": 1}\n',
      expect: [refused('CommandNotFound', 1)],
    },
  }),
];
