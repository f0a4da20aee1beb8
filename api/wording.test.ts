import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseRecord } from '../harness/results.js';
import { openDocument } from './open-document.js';
import { Wording } from './wording.js';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'qmpspec-wording-'));
  writeFileSync(
    join(dir, 'lamp-1.0.json'),
    "##\n# @lamp-set:\n#\n# Lights the lamp.\n##\n{ 'command': 'lamp-set' }\n",
  );
});
afterAll(() => rmSync(dir, { recursive: true }));

const cite = { doc: 'lamp-1.0', entity: 'lamp-set', line: 4 };
const record = (outcome: CaseRecord['outcome']): CaseRecord => ({
  ...{ type: 'case', id: 'a', title: 'a', level: 'MUST', known: false, ms: 0 },
  outcome,
  cites: [cite],
  findings: [{ check: 'a', message: 'a', cites: [cite] }],
});

test.each(['read', 'catalog'])('a failure gets the words that it cites: %s', async (kind) => {
  const path = join(dir, 'lamp-1.0.json');
  const iface = openDocument(path);
  // A catalog has sentences, and not their words.
  const known = kind === 'read' ? iface : { ...iface, sentences: structuredClone(iface.sentences ?? {}) };
  const wording = new Wording([{ iface: known, from: 'named', path }]);
  await wording.ready;
  const { cites, findings } = wording.fill(record('fail'));
  expect(cites).toEqual([{ ...cite, statement: 'Lights the lamp.' }]);
  expect(findings[0]?.cites).toEqual(cites);
});

test('nothing is added to a pass, nor where no copy is at hand', async () => {
  const iface = {
    ...openDocument(join(dir, 'lamp-1.0.json')),
    sentences: { 'lamp-set': [[4, 'aa']] as [number, string][] },
  };
  const wording = new Wording([{ iface, from: 'shipped' }]);
  expect(wording.fill(record('pass'))).toEqual(record('pass'));
  expect(wording.fill(record('fail')).cites).toEqual([cite]);
});
