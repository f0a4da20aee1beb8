import { expect, test } from 'vitest';
import {
  caseRecord,
  failing,
  finding,
  HOSTILE,
  summaryRecord,
  wholeRun,
  written,
} from '../test/reports/synthetic.js';
import { markdownReport } from './markdown.js';

const CASES = [
  caseRecord('a/b'),
  failing('a/c'),
  failing('d/e', { known: true, expectation: { at: 'k.yaml:3', reason: 'it is | so' } }),
  caseRecord('d/f', { outcome: 'blocked', reason: 'no x' }),
];

test('verdict, denominator, causes, known deviations and what was not tried', async () => {
  const text = await written(markdownReport, wholeRun(CASES));
  expect(text).toMatch(/^## ❌ qemu-system-x86&#95;64 7\.2\.22&#58; 1 case failed/);
  expect(text).toContain(
    '| a | 2 | 1 | 1 | 0 | 0 | 0 |\n| d | 2 | 0 | 1 | 0 | 1 | 0 |\n| **in all** | 4 | 1 | 2 | 0 | 1 | 0 |',
  );
  expect(text).toContain('<summary>❌ MUST <code>rejection/class</code>, 1 case: ');
  expect(text).toContain('- 1 known deviation: it is &#124; so (k.yaml&#58;3)');
  expect(text).toContain('- 1 blocked: no x');
});

test('what fails the run is not called tolerated, and the other way round', async () => {
  const text = await written(markdownReport, wholeRun([failing('a', { level: 'MAY' })]));
  expect(text).toContain('<summary>⚠️ tolerated MAY');
  expect(text).toMatch(/^## ✅/);
});

test('entries that are out of date are told', async () => {
  const cases = [caseRecord('a', { known: true })];
  const [run] = wholeRun(cases);
  const problem = { at: 'k:1', case: 'x', problem: 'matches-nothing', message: 'k:1: no case' } as const;
  const text = await written(markdownReport, [
    run as never,
    ...cases,
    summaryRecord(cases, { expectations: [problem] }),
  ]);
  expect(text).toContain('- ❌ k&#58;1&#58; no case');
  expect(text).toContain('- ❌ <code>a</code> is listed as a known deviation, and passes');
});

test.each(HOSTILE)('a hostile text is no markup: %#', async (message) => {
  const text = await written(
    markdownReport,
    wholeRun([
      failing('a/b', { title: message, findings: [finding({ message, actual: message, cites: [] })] }),
    ]),
  );
  const tags = text.match(/<[^>]*>/g) ?? [];
  expect([...new Set(tags)].sort()).toEqual([
    '</code>',
    '</details>',
    '</summary>',
    '<code>',
    '<details>',
    '<summary>',
  ]);
  expect(text).not.toMatch(/\u001b|\u202e|\]\(/);
});
