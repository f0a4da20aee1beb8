/**
 * Tries the hostile behaviours, two at a time. `npm run hostile` is for CI, which has three minutes: every other one of
 * those that are not long, brothers being neighbours. `npm run hostile:long` (QMPSPEC_HOSTILE=long) tries all.
 */
import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, test } from 'vitest';
import type { Behaviour } from './behaviour.js';
import { COLLECTION } from './collection.js';
import { complaints } from './judge.js';
import { type Measured, measure } from './measure.js';

const CLI = [process.execPath, new URL('../../dist/bin/qmpspec.js', import.meta.url).pathname];
const LONG = process.env.QMPSPEC_HOSTILE === 'long';

const canMount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

const seen: { name: string; measured: Measured }[] = [];

afterAll(() => {
  const most = (of: (measured: Measured) => number, unit: string) =>
    [...seen]
      .sort((a, b) => of(b.measured) - of(a.measured))
      .slice(0, 5)
      .map(({ name, measured }) => `${of(measured).toFixed(0).padStart(6)} ${unit}  ${name}`);
  const lines = [
    `${seen.length} hostile behaviours tried.`,
    ...most((m) => m.memoryMb, 'MB'),
    ...most((m) => m.seconds, 's'),
  ];
  process.stdout.write(`\n${lines.join('\n')}\n`);
});

async function holds(behaviour: Behaviour): Promise<void> {
  const measured = await measure(behaviour, CLI);
  seen.push({ name: behaviour.name, measured });
  const found = complaints(behaviour, measured);
  if (behaviour.faulty !== undefined)
    expect(found, 'a defect that is mended: take `faulty` away').not.toEqual([]);
  else expect(found, measured.output.slice(-2000)).toEqual([]);
}

describe.each(Object.entries(COLLECTION))('%s', (_, behaviours) => {
  const short = behaviours.filter(({ long }) => !long).filter((_each, at) => at % 2 === 0);
  for (const behaviour of LONG ? behaviours : short) {
    const skipped = behaviour.needs === 'mounts' && !canMount;
    (skipped ? test.skip : test.concurrent)(behaviour.name, () => holds(behaviour));
  }
});
