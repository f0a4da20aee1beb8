import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FINDING_FORMAT, type FuzzFinding } from '../../finding.js';
import { CAMPAIGN_FORMAT, type FuzzEvent } from '../../fuzz-events.js';
import { campaignLog } from './campaign-log.js';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'log-'));
  file = join(directory, 'findings', 'campaign.jsonl');
});
afterEach(() => rmSync(directory, { recursive: true }));

const target = { kind: 'a', command: ['a'], version: null };
const start: FuzzEvent = {
  ...{ type: 'campaign', format: CAMPAIGN_FORMAT, target, mode: 'sequences', seed: 1, jobs: 2, from: 0 },
  at: '2026-01-01T00:00:00.000Z',
};
const progress = (ms: number): FuzzEvent => ({
  ...{ type: 'progress', ms, left: null, runs: 1, requests: 2, coverage: 3, corpus: 4, findings: 5 },
  ...{ pending: 0, boots: 6 },
});
const finding: FuzzFinding = {
  ...{
    format: FINDING_FORMAT,
    kind: 'crash',
    signature: 's',
    title: 't',
    observed: {},
    cites: [],
    stderr: '',
  },
  ...{ target, files: {}, steps: [{ session: 0, send: { execute: 'stop' } }], reproduced: [9, 10], seed: 1 },
  ...{ run: 7, minimized: true, transcript: [] },
};
const records = () =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('tells the start, how far it was every five seconds, and findings without their contents', () => {
  const log = campaignLog(file);
  for (const event of [start, progress(0), progress(1000), progress(5000)]) log(event);
  log({ type: 'note', message: 'for the console' });
  log({ type: 'finding', ms: 5100, requests: 2, finding, file: '/anywhere/crash-0.json' });
  expect(records()).toEqual([
    start,
    progress(0),
    progress(5000),
    {
      ...{ type: 'finding', ms: 5100, requests: 2, file: 'crash-0.json', kind: 'crash', signature: 's' },
      ...{ title: 't', steps: 1, reproduced: [9, 10], run: 7 },
    },
  ]);
});

test('the next campaign goes on after the last whole line', () => {
  campaignLog(file)(start);
  appendFileSync(file, '{"type":"prog\u00fc');
  campaignLog(file)(start);
  expect(records()).toEqual([start, start]);
});
