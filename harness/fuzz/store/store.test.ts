import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { FINDING_FORMAT, type FindingStep, type FuzzFinding } from '../../finding.js';
import { Corpus } from '../guide/corpus.js';
import { CorpusDirectory } from './corpus-directory.js';
import { readFinding, writeFinding } from './finding-file.js';
import { Findings } from './findings.js';
import { readMark, writeMark } from './mark.js';

const directory = mkdtempSync(join(tmpdir(), 'store-'));
afterEach(() => {
  for (const name of readdirSync(directory)) rmSync(join(directory, name));
});

const step: FindingStep = { session: 0, send: { execute: 'x', arguments: { size: 2n ** 64n - 1n } } };
const finding: FuzzFinding = {
  format: FINDING_FORMAT,
  kind: 'crash',
  signature: 'SIGSEGV in x',
  title: 'x',
  observed: {},
  cites: [],
  stderr: '',
  target: { kind: 'x', command: ['x'], version: null },
  files: {},
  steps: [step],
  reproduced: [1, 2],
  seed: 0,
  run: 0,
  minimized: false,
  transcript: [],
};

test('a finding is read as it was written, 64 bits and all', () => {
  expect(readFinding(writeFinding(finding))).toEqual(finding);
});

test.each([
  ['{', /no JSON/],
  ['{}', /format/],
  ['{"format":"qmpspec-finding/1"}', /"kind" is missing/],
  [writeFinding({ ...finding, steps: [] } as never), /steps: expected at least 1 element/],
  [writeFinding({ ...finding, steps: [{ session: 0 }] } as never), /steps\[0\]: "send" is missing/],
  [
    writeFinding({ ...finding, target: { command: [1] } } as never),
    /target\.command\[0\]: expected a string, got a number/,
  ],
  [writeFinding({ ...finding, files: { '../x': 0 } } as never), /files: expected the name of a file/],
  [writeFinding({ ...finding, files: { '/x': 0 } } as never), /files: expected the name of a file/],
  [writeFinding({ ...finding, files: { x: 1e15 } } as never), /files\.x: expected a number of at most /],
])('%s is refused', (text, message) => expect(() => readFinding(text)).toThrow(message));

test('findings outlive their campaign: what is known is not new, and nothing is half written', () => {
  const first = new Findings(directory);
  expect(first.isNew(finding)).toBe(true);
  first.put(finding);
  expect(first.isNew(finding)).toBe(false);
  expect(readdirSync(directory)).toEqual([expect.stringMatching(/^crash-/)]);
  const second = new Findings(directory);
  expect(second.isNew(finding)).toBe(false);
  expect(second.isNew({ ...finding, signature: 'SIGSEGV in y' })).toBe(true);
  second.drop(finding);
  expect(readdirSync(directory)).toEqual([]);
});

test('a mere suspicion lies apart until it is seen again; a death is none', () => {
  const findings = new Findings(directory);
  const hang: FuzzFinding = { ...finding, kind: 'hang', signature: 'hang in x', reproduced: [0, 0] };
  expect(findings.put({ ...finding, reproduced: [0, 0] })).toBe(findings.fileOf(finding));
  const suspicion = findings.put(hang);
  expect(suspicion).toMatch(/\/unconfirmed\/hang-[0-9a-f]{12}\.json$/);
  expect(findings.size).toBe(1);
  const next = new Findings(directory);
  expect(next.all.map(({ kind }) => kind).sort()).toEqual(['crash', 'hang']);
  expect(next.all.map((known) => next.read(known))).toEqual(
    expect.arrayContaining([{ ...finding, reproduced: [0, 0] }, hang]),
  );
  const confirmed = next.put({ ...hang, reproduced: [1, 1] });
  expect(existsSync(confirmed)).toBe(true);
  expect(existsSync(suspicion)).toBe(false);
  expect(next.size).toBe(2);
  expect(readdirSync(directory).sort()).toEqual([
    expect.stringMatching(/^crash-/),
    expect.stringMatching(/^hang-/),
  ]);
  next.put({ ...hang, signature: 'hang in y' });
  next.drop({ ...hang, signature: 'hang in y' });
  next.drop(hang);
  expect(readdirSync(directory)).toEqual([expect.stringMatching(/^crash-/)]);
});

test('a corpus keeps the shortest way to each feature, on disk as in memory', () => {
  const corpus = new Corpus();
  const kept = new CorpusDirectory(directory);
  corpus.add({ steps: [step, step, step], features: ['a', 'b'] });
  kept.save(corpus);
  expect(readdirSync(directory)).toHaveLength(1);
  expect(corpus.add({ steps: [step, step], features: ['a'] })).toBe(true);
  expect(corpus.add({ steps: [step, step, step], features: ['a'] })).toBe(false);
  expect(corpus.add({ steps: [step], features: ['b'] })).toBe(true);
  kept.save(corpus);
  expect(readdirSync(directory)).toHaveLength(2);
  const again = new Corpus();
  new CorpusDirectory(directory).load(again);
  expect(again.entries.map(({ steps }) => steps.length).sort()).toEqual([1, 2]);
  expect(again.entries[0]?.steps[0]).toEqual(step);
});

test('how far a campaign is; a file that is none says so', () => {
  const file = join(directory, 'campaign.json');
  expect(readMark(file)).toBeNull();
  writeMark(file, { seed: 1, mode: 'wire', next: 7 });
  expect(readMark(file)).toEqual({ seed: 1, mode: 'wire', next: 7 });
  writeFileSync(file, '{}');
  expect(() => readMark(file)).toThrow(/--resume/);
  expect(readFileSync(file, 'utf8')).toBe('{}');
});
