import { expect, test } from 'vitest';
import { campaign, fuzzFinding } from '../../test/reports/fuzzed.js';
import { HOSTILE } from '../../test/reports/synthetic.js';
import { campaignOf } from './campaign.js';

test('findings stand in the order in which they came, with how often, and in every shape that has words for them', () => {
  const bytes = fuzzFinding({
    kind: 'hang',
    signature: 'late',
    steps: [{ session: 0, send: 'AA==', bytes: true }],
  });
  const made = campaign([bytes, fuzzFinding(), fuzzFinding({ signature: 'nobody knows when' })]);
  made.log?.arrivals.set('late', 50_000);
  made.log?.arrivals.delete('nobody knows when');
  const { data, pages } = campaignOf(made, 'name');
  expect(data.findings.map(({ signature, came, seen, steps }) => [signature, came, seen, steps])).toEqual([
    ['SIGSEGV in job_dismiss', 30, 3, 1],
    ['late', 50, 3, 1],
    ['nobody knows when', null, 3, 1],
  ]);
  expect(pages.map(({ shapes }) => shapes.map(([name]) => name).sort())).toEqual([
    ['case', 'markdown', 'python', 'shell', 'transcript'],
    ['markdown', 'shell', 'transcript'],
    ['case', 'markdown', 'python', 'shell', 'transcript'],
  ]);
  expect(data.parts).toMatchObject([
    {
      target: 'qemu-storage-daemon 7.2.22',
      ended: true,
      resumed: false,
      seconds: 60,
      excused: [['out of memory', 2]],
    },
  ]);
});

test('a directory without a log has findings and no curves', () => {
  const { data } = campaignOf(campaign([fuzzFinding()], { log: null }), 'name');
  expect(data).toMatchObject({ parts: [], curves: null, findings: [{ came: null, seen: null }] });
});

test('a day of figures is thinned, and its end kept', () => {
  const made = campaign([]);
  if (made.log === null) throw new Error('it has a log');
  made.log.figures = Array.from({ length: 17_281 }, (_, n) => ({
    ...{ ms: n * 5000, requests: n, coverage: n, findings: 0 },
  }));
  const { curves } = campaignOf(made, 'name').data;
  expect(curves?.seconds.length).toBeLessThanOrEqual(1001);
  expect([curves?.seconds.at(-1), curves?.requests.at(-1)]).toEqual([86_400, 17_280]);
});

test.each(HOSTILE)('what a target said is spelled visibly: %#', (text) => {
  const made = campaign([
    fuzzFinding({ title: text, signature: text, stderr: text, observed: { [text]: text } }),
  ]);
  const { data, pages } = campaignOf(made, 'name');
  const { shapes: _, cites: __, ...page } = pages[0] ?? { shapes: [], cites: [] };
  const shown = JSON.stringify([data.findings, page]);
  expect(shown).not.toMatch(/[\u0000-\u001f\u202e\u2028]/);
  expect(shown.length).toBeLessThan(100_000);
});
