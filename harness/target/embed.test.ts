import { existsSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { embed } from './embed.js';

test('a target of its own each time, with monitors and a directory that goes with it', async () => {
  const closed: string[] = [];
  const serve = (scratch: string) => ({
    connect: ({ pretty }: { pretty: boolean }) => new PassThrough().end(String(pretty)),
    pretty: true,
    close: () => void closed.push(scratch),
  });
  const target = await embed(serve);
  expect(target.endpoints.map(({ pretty }) => pretty)).toEqual([false, false, false, true]);
  const stream = await target.endpoints[3]?.connect();
  expect((await stream?.toArray())?.join('')).toBe('true');
  expect(existsSync(target.scratch)).toBe(true);
  expect(await target.endedWithin(1)).toBeNull();
  expect((await target.end()).kind).toBe('ended-by-us');
  expect(closed).toEqual([target.scratch]);
  expect(existsSync(target.scratch)).toBe(false);
});

test('a server that ends by itself is an ended target', async () => {
  const target = await embed(() => ({ connect: () => new PassThrough(), ended: Promise.resolve() }));
  expect((await target.endedWithin(1000))?.kind).toBe('exit');
  expect(target.ended?.kind).toBe('exit');
  await target.end();
});
