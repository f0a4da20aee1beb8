import { expect, test } from 'vitest';
import type { FuzzFinding } from '../../finding.js';
import { TriageQueue } from './triage-queue.js';

const finding = (kind: FuzzFinding['kind'], signature: string) => ({ kind, signature }) as FuzzFinding;

/** A journal of what is done, each thing when it is let go on. */
function watched(none: readonly string[] = []) {
  const journal: string[] = [];
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const pursuits = new TriageQueue(
    async (one) => {
      journal.push(`confirm ${one.signature}`);
      await gate;
      return none.includes(one.signature) ? null : one;
    },
    async ({ signature }) => {
      journal.push(`small ${signature}`);
      if (signature === 'broken') throw new Error('no target');
    },
  );
  return { pursuits, journal, open };
}

test('all are confirmed before any is made small, and hangs come last', async () => {
  const { pursuits, journal, open } = watched();
  for (const [kind, name] of [
    ['hang', 'a'],
    ['crash', 'b'],
    ['leak', 'c'],
  ] as const)
    void pursuits.follow(finding(kind, name), {});
  open();
  await pursuits.end();
  expect(journal).toEqual(['confirm a', 'confirm b', 'confirm c', 'small b', 'small c', 'small a']);
  expect(pursuits.pending).toBe(0);
});

test('what is not seen again is not made small, and is over', async () => {
  const { pursuits, journal, open } = watched(['a']);
  const followed = pursuits.follow(finding('hang', 'a'), {});
  open();
  await followed;
  expect(journal).toEqual(['confirm a']);
  expect(pursuits.pending).toBe(0);
});

test('four that wait are a crowd; whoever helps makes it smaller', async () => {
  const { pursuits, journal, open } = watched();
  for (const name of ['a', 'b', 'c', 'd']) void pursuits.follow(finding('crash', name), {});
  expect(pursuits.crowded).toBe(false);
  void pursuits.follow(finding('crash', 'e'), {});
  expect(pursuits.crowded).toBe(true);
  const helped = pursuits.next();
  expect(pursuits.crowded).toBe(false);
  open();
  expect(await helped).toBe(true);
  while (await pursuits.next());
  await pursuits.end();
  expect(journal.filter((line) => line.startsWith('small'))).toHaveLength(5);
});

test('a failure is told to whoever waits for the end, and the others are still pursued', async () => {
  const { pursuits, journal, open } = watched();
  void pursuits.follow(finding('crash', 'broken'), {});
  const other = pursuits.follow(finding('crash', 'b'), {});
  open();
  await expect(pursuits.end()).rejects.toThrow('no target');
  await other;
  expect(journal).toContain('small b');
});
