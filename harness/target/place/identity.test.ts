import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isAlive, livesOn, startTime, startTimeIn } from './identity.js';

it('reads the start time behind a name that looks like fields', () => {
  const fields = Array.from({ length: 50 }, (_, i) => String(i + 3));
  expect(startTimeIn(`17 (a) b (c 1 2 3) ${fields.join(' ')}`)).toBe(22);
});

it('knows our own, and none of a process that does not exist', () => {
  expect(startTime(process.pid)).toBeGreaterThan(0);
  expect(startTime(2 ** 22 + 1)).toBeNull();
});

it('does not take a process for alive that has ended and was not collected', async () => {
  // The shell becomes one that does not collect its child.
  const parent = spawn('/bin/sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [line] = await once(parent.stdout, 'data');
    const child = Number(line);
    await expect.poll(() => readFileSync(`/proc/${parent.pid}/comm`, 'utf8')).toBe('sleep\n');
    process.kill(child, 'SIGKILL');
    await expect.poll(() => isAlive(child)).toBe(false);
    // It still has a number and a start time, and takes signals.
    const start = startTime(child) as number;
    expect(start).toBeGreaterThan(0);
    expect(process.kill(child, 0)).toBe(true);
    expect(livesOn(child, start)).toBe(false);
  } finally {
    parent.kill('SIGKILL');
  }
});

it('knows a living process by its number and its start time', () => {
  const start = startTime(process.pid) as number;
  expect(isAlive(process.pid)).toBe(true);
  expect(livesOn(process.pid, start)).toBe(true);
  expect(livesOn(process.pid, start - 1)).toBe(false);
  expect(isAlive(2 ** 22 + 1)).toBe(false);
});
