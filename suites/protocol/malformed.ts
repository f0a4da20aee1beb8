/** W22: what cannot be parsed is refused, and the next message is served, before negotiation and after. */
import type { Case } from '../case.js';
import { DEVIATIONS } from './data/deviations.js';
import { isUnspecified, MALFORMED } from './data/malformed.js';
import { dialogue } from './dialogue.js';
import { answered, parseError, parseErrors } from './expected.js';

const inEveryState = MALFORMED.map(({ name, bytes, expect }) =>
  dialogue({
    id: `protocol/malformed/${name}`,
    title: `Malformed JSON is refused and survived: ${name}`,
    rules: isUnspecified(name) ? ['W22a', 'W12a'] : ['W22', 'W12a'],
    send: bytes,
    expect,
  }),
);

const inside = Object.entries(DEVIATIONS).map(([name, text]) =>
  dialogue({
    id: `protocol/malformed/inside/${name}`,
    title: `No value of JSON, inside of a request: it is refused, not carried out: ${name}`,
    rules: ['W22'],
    send: `{"execute": "query-version", "id": ${text}}\n`,
    expect: [parseErrors(16)],
  }),
);

const elsewhere = [
  dialogue({
    id: 'protocol/malformed/before-negotiation',
    title: 'Malformed JSON during negotiation is refused and leaves negotiation open',
    rules: ['W22', 'W3'],
    state: 'negotiating',
    send: '{"execute" "qmp_capabilities"}\n{"execute": foo}\n\\\n',
    expect: [parseError, parseError, parseError],
  }),
  dialogue({
    id: 'protocol/malformed/with-oob',
    title: 'Malformed JSON is refused in its place among requests where oob is enabled',
    rules: ['W22', 'W14'],
    state: 'oob',
    send: '{"execute": "query-version", "id": 1}\n{"execute" "x"}\n{"execute": "query-version", "id": 2}\n',
    expect: [answered(1), parseError, answered(2)],
  }),
  dialogue({
    id: 'protocol/malformed/byte-order-mark',
    title: 'A byte order mark is refused, and what follows it is a message of its own',
    rules: ['W22a'],
    send: '\ufeff{"execute": "query-version", "id": 1}\n',
    expect: [parseErrors(3), answered(1)],
  }),
  dialogue({
    id: 'protocol/malformed/comment',
    title: 'A comment is refused',
    rules: ['W22'],
    send: '/* no comment */\n',
    expect: [parseErrors(16)],
  }),
  dialogue({
    id: 'protocol/malformed/after-a-request',
    title: 'Garbage after a request is refused by itself, and the request is served',
    rules: ['W22a', 'W25'],
    send: '{"execute": "query-version", "id": 1} rubbish\n{"execute": "query-version", "id": 2}}\n',
    expect: [answered(1), parseError, answered(2), parseError],
  }),
  dialogue({
    id: 'protocol/malformed/many-in-a-row',
    title: 'A row of malformed messages gives an error each',
    rules: ['W22', 'W14'],
    send: '{"a" 1}\n'.repeat(40),
    expect: Array(40).fill(parseError),
  }),
  dialogue({
    id: 'protocol/malformed/overlong-nul',
    title: 'The two-byte spelling of U+0000 is overlong, hence refused',
    rules: ['W22a'],
    send: Buffer.from('{"execute": "\xc0\x80"}\n', 'latin1'),
    expect: [parseError],
  }),
];

export const malformedCases: Case[] = [...inEveryState, ...inside, ...elsewhere];
