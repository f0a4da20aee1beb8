/** W10, W13: how replies are written. */
import { isObject } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Case, Received, Session } from '../case.js';
import { bytesProblems } from './envelope.js';
import { demand, script } from './script.js';

const SUCCESS = '{"execute": "query-version", "id": 1}\n';

/** Sends requests and takes that many replies. */
async function replies(session: Session, text: string, count: number): Promise<Received[]> {
  session.send(text);
  const taken: Received[] = [];
  for (let i = 0; i < count; i++) {
    const reply = await session.receive();
    if (reply) taken.push(reply);
  }
  return taken;
}

const lineEnds = script({
  id: 'protocol/output/crlf',
  title: 'Success, refusal and parse error are each ended by CR LF, and nothing stands between them',
  rules: ['W10'],
  run: async (context) => {
    const session = await context.open();
    const got = await replies(
      session,
      `${SUCCESS}{"execute": "qmpspec-no-such-command"}\n{foo}\n${SUCCESS}`,
      4,
    );
    return [
      ...demand(got.length === 4, 'output/complete', `4 requests were sent, ${got.length} replies came`),
      ...got.slice(0, 3).flatMap((reply) => bytesProblems(reply, 'qmp')),
    ];
  },
});

const ESCAPED: [name: string, sent: string, expected: RegExp][] = [
  ['two-bytes', '\u00e9', /\\u00e9/i],
  ['three-bytes', '\u20ac', /\\u20ac/i],
  ['astral', '\ud83d\ude00', /\\ud83d\\ude00/i],
  ['last-astral', '\udbff\udffd', /\\udbff\\udffd/i],
];

const escapes = ESCAPED.map(([name, sent, expected]) =>
  script({
    id: `protocol/output/ascii/${name}`,
    title: `Characters beyond ASCII are escaped in ids and in error texts: ${name}`,
    rules: ['W10a'],
    run: async (context) => {
      const session = await context.open();
      const text = `{"execute": "query-version", "id": "${sent}"}\n{"execute": "${sent}", "id": "${sent}"}\n${SUCCESS}`;
      const [first, second] = await replies(session, text, 3);
      return [first, second].flatMap((reply) =>
        demand(
          reply !== undefined && /^[\x00-\x7f]*$/.test(reply.raw) && expected.test(reply.raw),
          'output/ascii',
          reply === undefined
            ? 'no reply to the request'
            : `the reply is not in ASCII, or has not ${expected.source}: ${reply.raw}`,
        ),
      );
    },
  }),
);

const controls = script({
  id: 'protocol/output/controls-escaped',
  title: 'Control characters and quotes in strings are escaped',
  rules: ['W10'],
  run: async (context) => {
    const session = await context.open();
    const id = '\\u0000\\u0001\\b\\t\\n\\f\\r\\u001f\\"\\\\';
    const [reply] = await replies(session, `{"execute": "query-version", "id": "${id}"}\n`, 1);
    const told = reply && isObject(reply.value) ? reply.value.id : undefined;
    return demand(
      reply !== undefined && !/[\x00-\x1f]/.test(reply.raw) && told === '\x00\x01\b\t\n\f\r\x1f"\\',
      'output/escape',
      reply === undefined
        ? 'no reply to the request'
        : `control characters or quotes of the id are not escaped, or lost: ${reply.raw}`,
    );
  },
});

const quotes = script({
  id: 'protocol/output/double-quotes',
  title: 'Output is double-quoted however the input was',
  rules: ['W23', 'W10'],
  run: async (context) => {
    const session = await context.open();
    const [reply] = await replies(session, "{'execute': 'query-version', 'id': {'a': 'b'}}\n", 1);
    return demand(
      reply !== undefined && isObject(reply.value) && /"a":\s*"b"/.test(reply.raw),
      'output/quotes',
      reply === undefined ? 'no reply to the request' : `the id is not echoed in double quotes: ${reply.raw}`,
    );
  },
});

const returnsNothing = script({
  id: 'protocol/output/returns-nothing',
  title: 'A command that returns nothing returns an empty object',
  rules: ['W13'],
  needs: { commands: ['blockdev-add', 'blockdev-del'], mutates: true },
  run: async (context) => {
    const session = await context.open();
    const added = await session.execute('blockdev-add', { driver: 'null-co', 'node-name': 'qmpspec-empty' });
    if ('error' in added.value) context.blocked(`blockdev-add gave ${stringifyJson(added.value)}`);
    const removed = await session.execute('blockdev-del', { 'node-name': 'qmpspec-empty' });
    return [added, removed].flatMap(({ value }) =>
      demand(
        isObject(value.return) && Object.keys(value.return).length === 0,
        'output/nothing',
        `not an empty object is returned: ${stringifyJson(value)}`,
      ),
    );
  },
});

export const outputCases: Case[] = [lineEnds, ...escapes, controls, quotes, returnsNothing];
