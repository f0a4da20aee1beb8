import { expect, test } from 'vitest';
import { LateReplies } from './late-replies.js';

/** This process, at work or not, which has answered `first` requests and answers one more after `afterMs`. */
function debtor(afterMs: number, { first = 1, pid = process.pid as number | null } = {}) {
  const since = performance.now();
  return { pid, replies: () => first + (performance.now() - since >= afterMs ? 1 : 0), gone: () => false };
}
const NEVER = Number.POSITIVE_INFINITY;

test('a reply that comes within five times the timeout is late, and is remembered of its command', async () => {
  const late = new LateReplies(200);
  expect(await late.of('stop', 200, debtor(300))).toEqual({ cameAfter: expect.any(Number) });
  expect(await late.of('stop', 200, debtor(NEVER))).toEqual({ cameAfter: expect.any(Number) });
});

test('one that does not come in that time never comes', async () => {
  const late = new LateReplies(50);
  expect(await late.of('stop', 50, debtor(NEVER))).toEqual({ noneWithin: 250 });
});

test('nothing is waited for where nothing came before, where nobody may look, and where the target is gone', async () => {
  const late = new LateReplies(60_000);
  expect(await late.of('a', 60_000, debtor(0, { first: 0 }))).toBeNull();
  expect(await late.of('b', 60_000, debtor(0, { pid: null }))).toBeNull();
  expect(await late.of('c', 60_000, { ...debtor(NEVER), gone: () => true })).toBeNull();
});

test('three commands are waited for at most', async () => {
  const late = new LateReplies(10);
  for (const command of ['a', 'b', 'c']) await late.of(command, 10, debtor(NEVER));
  expect(await late.of('d', 10, debtor(0))).toBeNull();
});
