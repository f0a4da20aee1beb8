import { Duplex, PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { JsonValue } from '../../schema/json.js';
import { iface } from '../../test/documents/world.js';
import { embed } from '../target/embed.js';
import { learnFrom } from './first-talk.js';

const GREETING = {
  QMP: { version: { qemu: { major: 7, minor: 2, micro: 0 }, package: '' }, capabilities: [] },
};
const fallback = () => iface('fallback', '7.2', {});

/** Greets, and answers everything with nothing, but for what it is told to answer. */
function patient(results: Record<string, JsonValue> = {}): Duplex {
  const replies = new PassThrough();
  replies.write(`${JSON.stringify(GREETING)}\r\n`);
  return new Duplex({
    read() {
      replies.on('data', (chunk) => this.push(chunk));
    },
    write(chunk, _encoding, done) {
      for (const line of String(chunk).split('\n').filter(Boolean)) {
        const { execute, id } = JSON.parse(line);
        replies.write(`${JSON.stringify({ return: results[execute] ?? {}, id })}\r\n`);
      }
      done();
    },
  });
}

function pool(goneAtFirst: number) {
  let taken = 0;
  const take = () => {
    const gone = taken++ < goneAtFirst;
    return embed(() => ({
      connect: () => (gone ? Duplex.from(Readable.from([])) : patient()),
      ...(gone ? { ended: Promise.resolve() } : {}),
    }));
  };
  return { take, taken: () => taken };
}

test('a target that ends by itself while it is asked is replaced', async () => {
  const { take, taken } = pool(2);
  const { profile, seen } = await learnFrom(take, 2000, fallback, ({ program }) => program);
  expect([profile.facts.version, seen, taken()]).toEqual(['7.2.0', 'embedded', 3]);
});

test('when none lives long enough, what the last one did is said', async () => {
  const { take, taken } = pool(9);
  await expect(learnFrom(take, 2000, fallback, () => null)).rejects.toThrow(/does not speak QMP/);
  expect(taken()).toBe(3);
});

test('a server that lives and does not speak QMP is asked once', async () => {
  let taken = 0;
  const take = () => {
    taken++;
    return embed(() => ({ connect: () => Duplex.from(Readable.from([])) }));
  };
  await expect(learnFrom(take, 300, fallback, () => null)).rejects.toThrow(/does not speak QMP/);
  expect(taken).toBe(1);
});

test('a server that describes more than can be tested is refused, and the reason says how much it is', async () => {
  const of = (commands: number) =>
    learnFrom(
      () => embed(() => ({ connect: () => patient({ 'query-qmp-schema': schema(commands) }) })),
      5000,
      fallback,
      () => null,
    );
  const schema = (commands: number): JsonValue => [
    { name: '0', 'meta-type': 'object', members: [] },
    ...Array.from({ length: commands }, (_, i) => ({
      name: `c${i}`,
      'meta-type': 'command',
      'arg-type': '0',
      'ret-type': '0',
    })),
  ];
  expect(Object.keys((await of(9_000)).profile.model.commands)).toHaveLength(9_000);
  await expect(of(100_000)).rejects.toThrow(
    /describes too much to be tested: 100,0\d\d commands, .*; at most 24,000 are tested/,
  );
});
