import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileNameOf, writeFinding } from '../harness/fuzz/store/finding-file.js';
import { fuzzFinding } from '../test/reports/fuzzed.js';
import { openCampaign } from './campaigns.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qmpspec-campaigns-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A directory of these files. */
function directory(name: string, files: Record<string, string>): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}

const found = fuzzFinding();
const start = {
  ...{ type: 'campaign', format: 'qmpspec-campaign/1', target: found.target, mode: 'wire', seed: 1, jobs: 1 },
  ...{ from: 0, at: '' },
};

test('findings and log of a directory are read, marks of the fuzzer are not', () => {
  const path = directory('whole', {
    [fileNameOf(found)]: writeFinding(found),
    'campaign.json': '{"done":3}',
    'campaign.jsonl': `${JSON.stringify(start)}\n`,
  });
  const { name, findings, log } = openCampaign(path);
  expect([name, findings.map(({ signature }) => signature), log?.parts.length]).toEqual([
    'whole',
    [found.signature],
    1,
  ]);
});

test('findings without a log are a campaign without one', () => {
  const path = directory('bare', { [fileNameOf(found)]: writeFinding(found) });
  expect(openCampaign(path)).toMatchObject({ findings: [{ kind: 'crash' }], log: null });
});

test.each<[string, () => string, RegExp]>([
  ['no directory', () => join(folder, 'nowhere'), /nowhere is no directory: expected what fuzz --findings/],
  ['nothing in it', () => directory('empty', {}), /empty holds no finding and no campaign\.jsonl/],
  [
    'a log of nonsense',
    () => directory('odd', { 'campaign.jsonl': 'x\n' }),
    /campaign\.jsonl: line 1 is no record/,
  ],
  [
    'a finding that is none',
    () => directory('torn', { 'crash-0123456789ab.json': '{"format"' }),
    /crash-0123456789ab\.json: expected a finding/,
  ],
])('%s is said in one sentence', (_, path, message) => {
  expect(() => openCampaign(path())).toThrow(message);
});
