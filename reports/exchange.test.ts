/** Every report that shows failures shows how they came about, and nothing of the clean-up after them. */
import { expect, test } from 'vitest';
import type { CaseRecord } from '../harness/results.js';
import { failing, finding, wholeRun, written } from '../test/reports/synthetic.js';
import { shown } from '../test/reports/terminal.js';
import { githubReport } from './github.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';
import { sarifReport } from './sarif.js';
import { tapReport } from './tap.js';

const record = failing('monitor/id', {
  findings: [finding({ at: { from: 1, to: 4 } })],
  transcript: [
    { t: 0, session: 0, dir: '→', msg: 'before-it' },
    { t: 1, session: 0, dir: '→', msg: 'asked-this' },
    { t: 2, session: 0, dir: '→', msg: 'press-key', kind: 'stimulus' },
    { t: 3, session: 0, dir: '←', msg: 'the server closed the connection', kind: 'closed' },
    { t: 4, session: 0, dir: '→', msg: 'clean-up' },
  ],
  command: ['qemu-x', '-qmp', 'ours'],
  stderr: 'it-said-so',
  seenIn: ['seen-in'],
});

const reports: Record<string, (cases: CaseRecord[]) => Promise<string>> = {
  console: (cases) => shown(wholeRun(cases)),
  tap: (cases) => written(tapReport, wholeRun(cases)),
  junit: (cases) => written(junitReport, wholeRun(cases)),
  markdown: (cases) => written(markdownReport, wholeRun(cases)),
  github: (cases) => written(githubReport, wholeRun(cases)),
  sarif: (cases) => written(sarifReport, wholeRun(cases)),
};

/** What a medium escapes. */
const plain = (text: string) =>
  text.replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code)));

test.each(Object.entries(reports))('%s shows the exchange and how to see it again', async (name, make) => {
  const text = plain(await make([record]));
  for (const word of [
    'asked-this',
    '(stimulus press-key)',
    '(the server closed the connection)',
    'qemu-x -qmp ours',
    'it-said-so',
    '--grep monitor/id --grep seen-in --seed 7 -- qemu-system-x86_64 -M none',
  ])
    expect(text, `${name}: ${word}`).toContain(word);
  expect(text).not.toContain('clean-up');
  expect(text).not.toContain('before-it');
});

test.each(Object.entries(reports))('%s shows old results, which have none of this', async (_name, make) => {
  const { command: _c, seenIn: _s, findings: _f, ...old } = record;
  const text = await make([{ ...old, findings: [finding()] }]);
  expect(text).toContain('clean-up');
  expect(text).toContain('--grep monitor/id --seed 7');
});

test('the stored results have all of it, the clean-up too', async () => {
  const text = await written(jsonReport, wholeRun([record]));
  expect(JSON.parse(text.split('\n')[1] as string)).toEqual(record);
});
