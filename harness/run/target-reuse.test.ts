import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Needs } from '../../suites/case.js';
import { scriptCase } from '../../test/run/fake-cases.js';
import { type Answer, type FakeTarget, fakeRun } from '../../test/run/fake-target.js';
import { mayFollow, TargetReuse } from './target-reuse.js';
import type { TestTarget } from './test-target.js';

const LISTS = { cleansUp: ['query-chardev'] };
const QUERIES = [{ execute: 'query-chardev' }, { execute: 'query-block' }];
const served = scriptCase('served', 'chardev-add', LISTS);

/** A target of which `lists` tells what query-chardev answers each time; it is asked once before anything is done. */
async function reusable(lists: readonly string[], needs: Needs = LISTS) {
  const answer = ({ times }: { times: number }): Answer => ({
    return: lists[times - 1] ?? lists.at(-1) ?? '',
  });
  let blocks = 0;
  const { state, pool } = fakeRun([served], {
    'query-chardev': answer,
    'query-block': () => ({ return: blocks++ }),
  });
  const testTarget = await state.newTestTarget();
  const reuse = await TargetReuse.of(testTarget, scriptCase('served', 'x', needs), QUERIES);
  return { testTarget, reuse, target: pool.targets[0] as FakeTarget };
}

test('a target that answers as when it was new may serve again, and only what would show it is asked', async () => {
  const { reuse, target, testTarget } = await reusable(['none']);
  expect(await reuse?.again(false)).toBe(true);
  expect(target.asked).toEqual(['query-chardev', 'query-chardev']);
  await testTarget.end();
});

test('one that answers otherwise may not', async () => {
  const { reuse, target, testTarget } = await reusable(['none', 'one']);
  expect(await reuse?.again(false)).toBe(false);
  expect(target.asked).toHaveLength(1 + 3);
  await testTarget.end();
});

test('what a closed session leaves may take a moment to go', async () => {
  const { reuse, testTarget } = await reusable(['none', 'one', 'one', 'none']);
  expect(await reuse?.again(false)).toBe(true);
  await testTarget.end();
});

test('after a case that had nothing to do with it a target need not be asked', async () => {
  const { reuse, target, testTarget } = await reusable(['none', 'one']);
  expect(await reuse?.again(true)).toBe(true);
  expect(target.asked).toHaveLength(1);
  await testTarget.end();
});

test('files that a case has left are removed for the next one, and those that were there stay', async () => {
  const { state, pool } = fakeRun([served], {});
  const testTarget = await state.newTestTarget();
  const { hostScratch } = pool.targets[0] as FakeTarget;
  writeFileSync(join(hostScratch, 'firmware'), '');
  const reuse = await TargetReuse.of(testTarget, served, QUERIES);
  mkdirSync(join(hostScratch, 'left', 'below'), { recursive: true });
  expect(await reuse?.again(false)).toBe(true);
  expect(readdirSync(hostScratch)).toEqual(['firmware']);
  await testTarget.end();
  expect(existsSync(hostScratch)).toBe(false);
});

test('where nothing could be compared later a target is used once', async () => {
  for (const needs of [{}, { cleansUp: [] }, { cleansUp: ['query-jobs'] }])
    expect((await reusable(['none'], needs)).reuse).toBeNull();
  const { testTarget } = await reusable(['none']);
  for (const lacks of [{ pid: null }, { reconnects: false }]) {
    const other = { target: { ...testTarget.target, pid: 1, reconnects: true, ...lacks } } as TestTarget;
    expect(await TargetReuse.of(other, served, QUERIES)).toBeNull();
  }
});

test.each<[string, Needs, Needs, boolean]>([
  ['one that cleans up the same', LISTS, LISTS, true],
  ['one that would be shown by other queries', LISTS, { cleansUp: ['query-block'] }, false],
  ['a last one, which need not clean up', LISTS, { fresh: true }, true],
  ['one that has no need of a new target', LISTS, {}, false],
  ['whatever, after one that does not clean up', { fresh: true }, LISTS, false],
  ['one with other arguments', LISTS, { ...LISTS, machine: ['-S'] }, false],
  ['one with the same arguments', { ...LISTS, machine: ['-S'] }, { ...LISTS, machine: ['-S'] }, true],
])('who may follow: %s', (_, before, after, may) => {
  expect(mayFollow(scriptCase('a', 'x', before), scriptCase('b', 'x', after))).toBe(may);
});
