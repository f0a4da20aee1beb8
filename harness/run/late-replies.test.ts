import { expect, test } from 'vitest';
import { LateReplies } from './late-replies.js';

/** This process, at work or not, which has answered `first` requests and answers one more after `afterMs`. */
function debtor(afterMs: number, { first = 1, pid = process.pid as number | null } = {}) {
  const since = performance.now();
  return { pid, replies: () => first + (performance.now() - since >= afterMs ? 1 : 0), gone: () => false };
}
const NEVER = Number.POSITIVE_INFINITY;
/** A process at work all the time, on a machine where it gets this part of a processor. */
const working = (part: number) => () => ({ ms: performance.now() * part, wanting: true });

test('a reply that comes within twice the timeout is late, and is remembered of its command', async () => {
  const late = new LateReplies(200, working(1));
  expect(await late.of('stop', 200, debtor(120))).toEqual({ cameAfter: expect.any(Number) });
  expect(await late.of('stop', 200, debtor(NEVER))).toEqual({ cameAfter: expect.any(Number) });
});

test('one that does not come in that time never comes', async () => {
  const late = new LateReplies(50, working(1));
  expect(await late.of('stop', 50, debtor(NEVER))).toEqual({ noneWithin: expect.any(Number) });
});

test('nothing is waited for where nothing came before, where nobody may look, and where the target is gone', async () => {
  const late = new LateReplies(60_000, working(1));
  expect(await late.of('a', 60_000, debtor(NEVER, { first: 0 }))).toBeNull();
  expect(await late.of('b', 60_000, debtor(0, { pid: null }))).toBeNull();
  expect(await late.of('c', 60_000, { ...debtor(NEVER), gone: () => true })).toBeNull();
});

test('three commands are waited for at most', async () => {
  const late = new LateReplies(10, working(1));
  for (const command of ['a', 'b', 'c']) await late.of(command, 10, debtor(NEVER));
  expect(await late.of('d', 10, debtor(0))).toBeNull();
});

test('on a machine that many share it is waited longer, by the processor time of the target', async () => {
  const late = new LateReplies(600, working(0.6));
  // Of its own time 600 ms are left, which it gets within a second.
  expect(await late.of('stop', 600, debtor(700))).toEqual({ cameAfter: expect.any(Number) });
});

test('a process that sleeps is not waited for', async () => {
  const late = new LateReplies(200, working(0));
  expect(await late.of('stop', 200, debtor(NEVER))).toBeNull();
});
