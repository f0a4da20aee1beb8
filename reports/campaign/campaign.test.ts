import { expect, test } from 'vitest';
import { readCampaignLog } from './campaign.js';

const start = {
  ...{ type: 'campaign', format: 'qmpspec-campaign/1', mode: 'sequences', seed: 1, jobs: 2, from: 0 },
  ...{ target: { kind: 'qemu-storage-daemon', command: ['qemu-storage-daemon'], version: null }, at: '' },
};
const figures = (ms: number, requests: number, coverage: number, findings: number) => ({
  ...{ ms, requests, coverage, findings, left: null, runs: 1, corpus: 3, boots: 2 },
});
const progress = (...of: Parameters<typeof figures>) => ({ type: 'progress', ...figures(...of) });
const summary = (...of: Parameters<typeof figures>) => ({
  ...{ type: 'summary', ...figures(...of), excused: { 'out of memory': 1 }, seen: { S: 4 } },
  commands: { quit: { tried: 0, succeeded: 0 } },
});
const found = (ms: number, signature: string) => ({ type: 'finding', ms, signature });
const text = (...records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

test('the parts of a campaign follow on another on one axis of time', () => {
  const log = readCampaignLog(
    text(
      ...[start, progress(5000, 50, 9, 0), found(6000, 'S'), summary(10_000, 90, 12, 1)],
      ...[
        { ...start, name: 'second', from: 7 },
        progress(5000, 40, 3, 1),
        found(6000, 'T'),
        found(7000, 'S'),
      ],
    ),
  );
  expect(log.figures).toEqual([
    { ms: 0, requests: 0, coverage: 0, findings: 0 },
    { ms: 5000, requests: 50, coverage: 9, findings: 0 },
    { ms: 10_000, requests: 90, coverage: 12, findings: 1 },
    { ms: 10_000, requests: 90, coverage: 0, findings: 1 },
    { ms: 15_000, requests: 130, coverage: 3, findings: 1 },
  ]);
  expect([...log.arrivals]).toEqual([
    ['S', 6000],
    ['T', 16_000],
  ]);
  expect(log.parts).toMatchObject([
    { start: { seed: 1 }, last: { ms: 10_000, requests: 90 }, end: { seen: { S: 4 } } },
    { start: { name: 'second', from: 7 }, last: { ms: 5000, requests: 40 }, end: null },
  ]);
});

test('half a line is no record', () => {
  expect(readCampaignLog(`${text(start)}{"type":"pro`).figures).toHaveLength(1);
});

test.each([
  ['', /holds no campaign/],
  ['nonsense\n', /line 1 is no record/],
  [text(progress(1, 1, 1, 1)), /line 1 comes before the start/],
  [text({ ...start, format: 'other/9' }), /is of format other\/9/],
  [text({ ...start, mode: 1 }), /line 1 is no record of a campaign: mode: expected a string, got a number/],
  [
    text({ ...start, target: { ...start.target, command: [[]] } }),
    /line 1 .*: target\.command\[0\]: expected a string, got a list/,
  ],
  [
    text(start, { ...summary(1, 1, 1, 1), commands: { quit: null } }),
    /line 2 .*: commands\.quit: expected an object, got null/,
  ],
  [
    text(start, progress(1, 1, 1, 1)).replace('"ms":1', '"ms":1e15'),
    /line 2 .*: ms: expected a number, got 1e15/,
  ],
])('%j is an error of one sentence', (log, message) => {
  expect(() => readCampaignLog(log)).toThrow(message);
});
