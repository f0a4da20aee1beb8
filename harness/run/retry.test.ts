import { expect, test } from 'vitest';
import { ownExchange } from './retry.js';

const entry = (t: number) => ({ t, session: 0, dir: '→' as const, msg: String(t) });
const finding = (from: number, to: number) => ({ check: 'c', message: 'm', cites: [], at: { from, to } });

test('of a failure that is one of many its own messages are kept, and found again', () => {
  const transcript = [0, 1, 2, 3, 4, 5].map(entry);
  const kept = ownExchange([finding(2, 4), finding(3, 5)], { transcript, command: ['q'], stderr: 'oops' });
  expect(kept.transcript?.map(({ t }) => t)).toEqual([2, 3, 4]);
  expect(kept.findings?.map(({ at }) => at)).toEqual([
    { from: 0, to: 2 },
    { from: 1, to: 3 },
  ]);
  expect(kept).toMatchObject({ command: ['q'], stderr: 'oops' });
});

test('where nothing is known of them the findings stay as they are', () => {
  const bare = { check: 'c', message: 'm', cites: [] };
  expect(ownExchange([bare], { transcript: [entry(1)] })).toEqual({ findings: [bare] });
  expect(ownExchange([finding(0, 1)], null)).toEqual({ findings: [finding(0, 1)] });
});
