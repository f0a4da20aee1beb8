import { expect, test } from 'vitest';
import type { ResultEvent } from '../harness/results.js';
import {
  caseRecord,
  crashRecord,
  failing,
  finding,
  HOSTILE,
  runRecord,
  wholeRun,
  written,
} from '../test/reports/synthetic.js';
import { githubReport } from './github.js';

const cites = [{ doc: 'tree/block.json', entity: 'x', line: 12 }];
const docs = [{ id: 'tree', digest: '', path: 'qemu/qapi/qapi-schema.json' }];

test('one annotation for each cause, at the line of the document', async () => {
  const cases = [
    failing('a/b', { cites }),
    failing('a/c', { cites }),
    caseRecord('a/d'),
    failing('e', { known: true }),
  ];
  const text = await written(githubReport, wholeRun(cases, { docs }));
  expect(text.trimEnd().split('\n')).toHaveLength(1);
  expect(text).toMatch(
    /^::error title=rejection\/class,file=qemu\/qapi\/block\.json,line=12::qemu-system-x86_64 7\.2\.22: 2 cases, for example a\/b: /,
  );
});

test('what does not fail the run is a warning, what passes unexpectedly an error', async () => {
  const text = await written(
    githubReport,
    wholeRun([failing('a', { level: 'MAY' }), caseRecord('b', { known: true })]),
  );
  expect(text).toMatch(
    /^::warning .*\n::error title=known deviations::.* for example b: take it off the list\.\n$/,
  );
});

test.each(HOSTILE)('a hostile text cannot end its line or begin a command: %#', async (message) => {
  const check = `c,a:b${message.slice(0, 5)}`;
  const text = await written(
    githubReport,
    wholeRun([failing('a', { findings: [finding({ message, check })] })]),
  );
  expect(text.indexOf('\n')).toBe(text.length - 1);
  expect(text).toMatch(/^::error title=c%2Ca%3Ab[^:]*::/);
});

test.each<[string, ResultEvent[]]>([
  ['untested', wholeRun([caseRecord('a', { outcome: 'blocked' })])],
  ['incomplete', wholeRun([caseRecord('a', { outcome: 'unreached' })])],
])('a run that is %s is an error, though nothing failed', async (status, events) => {
  expect(await written(githubReport, events)).toMatch(new RegExp(`^::error title=${status}::qemu.*\\n$`));
});

test('a crash seen once is a warning', async () => {
  const events = [runRecord({ listed: 1 }), crashRecord(), ...wholeRun([caseRecord('a')]).slice(1)];
  expect(await written(githubReport, events)).toMatch(
    /^::warning title=crash seen once::qemu.*: a: the target ended: killed by SIGSEGV .*%0ALast request: .*\n$/,
  );
});
