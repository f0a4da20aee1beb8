/** W25: white space, splitting and concatenation of requests mean nothing. */
import type { Case } from '../case.js';
import { citeRules, standsOnRules } from '../rules.js';
import { dialogue, report } from './dialogue.js';
import { sendApart, type Wire } from './exchange.js';
import { answered, type Expected, judgeReplies, refused } from './expected.js';

const ONE = '{"execute": "query-version", "id": 1}';
const TWO = '{"execute": "query-version", "id": 2}';
const BOTH = [answered(1), answered(2)];
const bytes = (text: string) => Array.from(Buffer.from(text), (byte) => Uint8Array.of(byte));
const cut = (text: string, ...at: number[]) =>
  [0, ...at].map((from, i) => Buffer.from(text).subarray(from, at[i] ?? undefined));

const FREE: Record<string, { send: Wire | Wire[]; expect: Expected[] }> = {
  'byte-by-byte': { send: bytes(`${ONE}\n`), expect: [answered(1)] },
  'byte-by-byte-two-requests': { send: bytes(`${ONE}${TWO}`), expect: BOTH },
  'split-in-key': { send: cut(ONE, 5), expect: [answered(1)] },
  'split-in-string': { send: cut(ONE, 19), expect: [answered(1)] },
  'split-in-number': { send: cut('{"execute": "query-version", "id": 1234}', 37), expect: [answered(1234)] },
  'split-in-keyword': { send: cut('{"execute": "query-version", "id": true}', 37), expect: [answered(true)] },
  'split-in-escape': { send: ['{"execute": "query-version", "id": "\\', 'n"}'], expect: [answered('\n')] },
  'split-in-unicode-escape': {
    send: ['{"execute": "query-version", "id": "\\ud83', 'd\\ude', '00"}'],
    expect: [answered('\ud83d\ude00')],
  },
  'split-in-utf8-sequence': {
    send: cut('{"execute": "query-version", "id": "\u20ac\ud83d\ude00"}', 37, 40),
    expect: [answered('\u20ac\ud83d\ude00')],
  },
  'split-at-every-place': {
    send: Array.from({ length: ONE.length - 1 }, (_, i) => cut(ONE, i + 1)).flat(),
    expect: Array(ONE.length - 1).fill(answered(1)),
  },
  'split-between-cr-and-lf': { send: [`${ONE}\r`, `\n${TWO}\r`, '\n'], expect: BOTH },
  'request-and-a-half': { send: [`${ONE}${TWO.slice(0, 9)}`, TWO.slice(9)], expect: BOTH },
  'no-separator': { send: ONE + TWO, expect: BOTH },
  'separated-by-space': { send: `${ONE} ${TWO}`, expect: BOTH },
  'separated-by-tab': { send: `${ONE}\t${TWO}`, expect: BOTH },
  'separated-by-cr': { send: `${ONE}\r${TWO}\r`, expect: BOTH },
  'separated-by-crlf': { send: `${ONE}\r\n${TWO}\r\n`, expect: BOTH },
  'blank-lines': { send: `\n\n\r\n${ONE}\n\n \t\n${TWO}\n\n`, expect: BOTH },
  'white-space-only': { send: ' \t\r\n\n  \n', expect: [] },
  'nothing-at-all': { send: [], expect: [] },
  'white-space-inside': {
    send: ' {\t"execute"\r\n:\n\n"query-version"  ,"id"\n:\t1 }\n',
    expect: [answered(1)],
  },
  'no-white-space-inside': { send: '{"execute":"query-version","id":1}', expect: [answered(1)] },
  'over-many-lines': {
    send: '{\n  "execute":\n    "query-version",\n  "id":\n    [\n      1\n    ]\n}\n',
    expect: [answered([1])],
  },
  'much-white-space': {
    send: `{"execute":${' \n'.repeat(2500)}"query-version", "id": 1}`,
    expect: [answered(1)],
  },
  'members-in-any-order': {
    send: '{"id": 1, "arguments": {}, "execute": "query-version"}',
    expect: [answered(1)],
  },
  'many-in-one-write': {
    send: Array.from({ length: 50 }, (_, i) => `{"execute": "query-version", "id": ${i}}`).join(''),
    expect: Array.from({ length: 50 }, (_, i) => answered(i)),
  },
  'refusals-in-one-write': {
    send: '{"execute": "qmpspec-no-such-command", "id": 1}{"id": 2}{"execute": "query-version", "id": 3}',
    expect: [refused('CommandNotFound', 1), refused('GenericError', 2), answered(3)],
  },
};

export const framingCases: Case[] = [
  ...Object.entries(FREE).map(([name, { send, expect }]) =>
    dialogue({
      id: `protocol/framing/${name}`,
      title: `How requests are spread over writes and lines is free: ${name}`,
      rules: ['W25', 'W14'],
      send,
      expect,
    }),
  ),
  {
    id: 'protocol/framing/newline-not-needed',
    title: 'A request is answered as soon as its last brace has come, without a line end',
    ...standsOnRules(['W25']),
    cites: citeRules(['W25']),
    needs: {},
    run: async (context) => {
      const session = await context.open();
      await sendApart(session, [ONE.slice(0, -1), '}']);
      const reply = await session.receive();
      report(context, judgeReplies([answered(1)], reply ? [reply] : []), ['W25']);
    },
  },
];
