import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../schema/json.js';
import { Connection, type Observer } from './connection.js';
import { NoReply, SessionClosed } from './errors.js';

const GREETING = '{"QMP": {"version": {}, "capabilities": []}}\r\n';

/** A server of whatever the test says: `answer` gives the bytes for each request. */
function connect(answer: (request: JsonObject) => string, observer?: Observer, greeting = GREETING) {
  const stream = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      for (const line of chunk.toString().trim().split('\n')) this.push(answer(parsed(line)));
      done();
    },
  });
  stream.push(greeting);
  return new Connection(stream, { family: 'qmp', timeout: 50, ...(observer ? { observer } : {}) });
}

/** Bytes that are no JSON are a request too. */
function parsed(line: string): JsonObject {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}

function watching() {
  const seen: string[] = [];
  const observer: Observer = {
    sent: () => {},
    received: (_message, kind, match) =>
      seen.push(`${kind} by ${match.by}${match.overtook ? ', overtaking' : ''}`),
    negotiated: () => seen.push('negotiated'),
    raw: () => seen.push('raw'),
    waitedInVain: () => {},
    waited: () => {},
    closed: (rest) => seen.push(`closed ${JSON.stringify(rest)}`),
  };
  return { seen, observer };
}

const ok = ({ id }: JsonObject) => `{"return": {}, "id": ${id}}\r\n`;

test('greets, then matches replies by id', async () => {
  const { seen, observer } = watching();
  const session = connect(ok, observer);
  expect((await session.greet()).value).toHaveProperty('QMP');
  expect((await session.negotiate()).value.return).toEqual({});
  await session.close();
  expect(seen).toEqual(['greeting by none', 'negotiated', 'return by id', 'closed ""']);
});

test('keeps integers of 64 bits', async () => {
  const session = connect(({ id }) => `{"return": 18446744073709551615, "id": ${id}}\r\n`);
  expect((await session.execute('x')).value.return).toBe(18446744073709551615n);
});

test('a reply with the wrong id is matched by order, and said so', async () => {
  const { seen, observer } = watching();
  const session = connect(() => '{"return": {}, "id": "wrong"}\r\n', observer);
  await session.execute('x');
  expect(seen).toContain('return by order');
});

test('a second reply to the same request is unmatched', async () => {
  const { seen, observer } = watching();
  const session = connect((request) => ok(request) + ok(request), observer);
  await session.greet();
  await session.execute('x');
  expect((await session.receive())?.value).toHaveProperty('return');
  expect(seen.slice(1)).toEqual(['return by id', 'return by none']);
});

test('an in-band reply that overtakes is noticed', async () => {
  const { seen, observer } = watching();
  let first = '';
  const session = connect((request) => {
    if (first) return ok(request) + first;
    first = ok(request);
    return '';
  }, observer);
  await Promise.all([session.execute('a'), session.execute('b')]);
  expect(seen.slice(1)).toEqual(['return by id, overtaking', 'return by id']);
});

test('where a case sent bytes of its own, an unmatched reply is for that case', async () => {
  const session = connect(() => '{"error": {"class": "GenericError", "desc": "x"}}\r\n');
  await session.greet();
  session.send('{"execute": 1}\n');
  expect((await session.receive())?.value).toHaveProperty('error');
});

test('events wait to be taken, each once', async () => {
  const session = connect((request) => `{"event": "A"}\r\n{"event": "B"}\r\n${ok(request)}`);
  await session.execute('x');
  expect((await session.event('B'))?.value).toEqual({ event: 'B' });
  expect(await session.event('B', 5)).toBeNull();
  expect(session.events).toHaveLength(2);
});

test('tells whether CRLF ended a message, and what stood between', async () => {
  const session = connect(ok, undefined, `{"QMP": {}}\n\xff${GREETING}`);
  const greeting = await session.greet();
  const next = await session.receive();
  expect([greeting.crlf, next?.crlf, next?.before]).toEqual([false, true, '\n\xc3\xbf']);
});

test('no reply in time, and a closed connection, are told apart', async () => {
  await expect(connect(() => '').execute('x')).rejects.toThrow(NoReply);
  const closing = connect(() => '');
  const reply = closing.execute('x');
  await closing.close();
  await expect(reply).rejects.toThrow(SessionClosed);
  await expect(closing.execute('y')).rejects.toThrow(SessionClosed);
});

test('a reply that comes after it was given up is that of its own request, and of no later one', async () => {
  const { seen, observer } = watching();
  const session = connect(({ execute, id }) => {
    if (execute === 'slow') return '';
    return `{"return": {"slow": true}, "id": ${Number(id) - 1}}\r\n{"return": {}, "id": ${id}}\r\n`;
  }, observer);
  await session.greet();
  await expect(session.execute('slow')).rejects.toThrow(NoReply);
  expect((await session.execute('x')).value.return).toEqual({});
  expect(seen).toEqual(['greeting by none', 'return by id', 'return by id']);
});

test('a pipeline answers each request once, at most a window unanswered', async () => {
  const indices: number[] = [];
  let received = 0;
  let most = 0;
  const session = connect((request) => {
    most = Math.max(most, ++received - indices.length);
    return ok(request);
  });
  const requests = Array.from({ length: 100 }, () => ({ execute: 'x' }));
  await session.pipeline(requests, (_reply, index) => indices.push(index), 8);
  expect(indices).toEqual([...requests.keys()]);
  expect(most).toBeLessThanOrEqual(8);
});

test('the transcript keeps what was said, in order, with bytes made visible', async () => {
  const session = connect(() => '{"error": {}}\r\n');
  await session.greet();
  session.send(Buffer.from([0xff, 0x7b, 0x7d]));
  await session.receive();
  expect(session.transcript.render().map(({ dir, msg }) => `${dir} ${msg}`)).toEqual([
    `← ${GREETING.trim()}`,
    '→ \\xff{}',
    '← {"error": {}}',
  ]);
});
