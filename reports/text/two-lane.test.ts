import { expect, test } from 'vitest';
import type { TranscriptEntry } from '../../harness/results.js';
import { twoLanes } from './two-lane.js';

const entry = (t: number, dir: '→' | '←', msg: string, session = 0): TranscriptEntry => ({
  t,
  session,
  dir,
  msg,
});

test('requests stand to the left, what came to the right, each with its time', () => {
  expect(
    twoLanes([entry(0.25, '→', '{"execute":"stop"}'), entry(12.5, '←', '{"event":"STOP"}')], 80),
  ).toEqual([
    '    0.3 ms  → {"execute":"stop"}             │',
    '   12.5 ms                                   │ ← {"event":"STOP"}',
  ]);
});

test('a session is named where there are several', () => {
  const lines = twoLanes([entry(1, '→', 'a', 0), entry(2, '←', 'b', 1)], 80);
  expect(lines[0]).toMatch(/^ {4}1\.0 ms #0 +→ a +│$/);
  expect(lines[1]).toMatch(/^ {4}2\.0 ms #1 +│ ← b$/);
});

test('a long message goes on below in its own lane, and no line is wider than asked for', () => {
  const long = `{"return":[${Array.from({ length: 60 }, (_, i) => `"member-${i}"`).join(',')}]}`;
  for (const width of [70, 80, 120, 200]) {
    const lines = twoLanes([entry(1, '←', long), entry(2, '→', long)], width);
    expect(lines.length).toBeGreaterThan(2);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
  }
  const [first, second] = twoLanes([entry(1, '←', long)], 80);
  expect(first).toMatch(/│ ← \{"return":\["member-0",$/);
  expect(second).toMatch(/^ +│ {3}"member-/);
});

test('what a terminal would obey is spelled out', () => {
  expect(twoLanes([entry(1, '←', '\u001b[2J')], 80)[0]).toContain('\\u001b[2J');
});

test('nothing said is nothing shown', () => {
  expect(twoLanes([], 80)).toEqual([]);
});
