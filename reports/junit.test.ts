import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { ResultEvent } from '../harness/results.js';
import {
  caseRecord,
  crashRecord,
  failing,
  finding,
  HOSTILE,
  runRecord,
  summaryRecord,
  wholeRun,
  written,
} from '../test/reports/synthetic.js';
import { junitReport } from './junit.js';

/** Python's XML parser as an independent reader: the element tree as JSON. */
const READER = `
import json, sys, xml.etree.ElementTree as et
def tree(e): return {"tag": e.tag, "at": e.attrib, "text": (e.text or "").strip(), "in": [tree(c) for c in e]}
print(json.dumps(tree(et.fromstring(sys.stdin.buffer.read()))))`;

const hasPython = spawnSync('python3', ['-c', '']).status === 0;
if (!hasPython && process.env.QMPSPEC_REQUIRE_TARGETS === '1') {
  throw new Error('The JUnit tests need python3 to read XML back: install it.');
}
if (!hasPython) console.warn('The JUnit tests are skipped: they need python3 to read XML back.');

interface Element {
  tag: string;
  at: Record<string, string>;
  text: string;
  in: Element[];
}

async function parsed(events: readonly ResultEvent[]) {
  const read = spawnSync('python3', ['-c', READER], { input: await written(junitReport, events) });
  expect(read.stderr.toString()).toBe('');
  const root = JSON.parse(read.stdout.toString()) as Element;
  const suite = root.in[0] as Element;
  return { root, suite, cases: suite.in.filter(({ tag }) => tag === 'testcase') };
}

const child = (element: Element | undefined, tag: string) => element?.in.find((e) => e.tag === tag);

test.runIf(hasPython)('each case is a test case with class name, name, time and its title', async () => {
  const { suite, cases } = await parsed(
    wholeRun([caseRecord('command/quit/reply', { ms: 1234 }), caseRecord('x')]),
  );
  expect(suite.at).toEqual({ name: 'qemu-system-x86_64 7.2.22', tests: '2', skipped: '0', failures: '0' });
  expect(cases.map((e) => e.at)).toEqual([
    { classname: 'command.quit', name: 'command/quit/reply', time: '1.234', id: '1' },
    { classname: 'qmpspec', name: 'x', time: '0.002', id: '2' },
  ]);
  expect(child(cases[0], 'system-out')?.text).toBe('# MUST: title of command/quit/reply');
});

test.runIf(hasPython)('a failure says what was expected, what came and who says so', async () => {
  const { root, cases } = await parsed(wholeRun([failing('a/b')]));
  expect(root.at.failures).toBe('1');
  expect(child(cases[0], 'failure')?.at).toEqual({
    type: 'MUST',
    message:
      "rejection/class: the class is 'CommandNotFound', not 'GenericError'; expected \"GenericError\"; " +
      'came {"error":{"class":"CommandNotFound","desc":"no"}}; ' +
      'says wire-rules, W30, line 12: arguments are checked first',
  });
});

test.runIf(hasPython)('what does not fail the run is skipped, with the reason in its output', async () => {
  const { suite, cases } = await parsed(
    wholeRun([
      caseRecord('a/blocked', { outcome: 'blocked', reason: 'no KVM' }),
      failing('a/known', { known: true, reason: 'bug 7' }),
      failing('a/may', { level: 'MAY' }),
      caseRecord('a/stale', { known: true }),
    ]),
  );
  expect(suite.at).toMatchObject({ tests: '4', skipped: '3', failures: '1' });
  expect(cases.map((e) => e.in.find((inner) => inner.tag !== 'system-out')?.tag)).toEqual([
    'skipped',
    'skipped',
    'skipped',
    'failure',
  ]);
  expect(child(cases[0], 'system-out')?.text).toContain('blocked: no KVM');
  expect(child(cases[1], 'system-out')?.text).toContain('known deviation: bug 7; rejection/class');
  expect(child(cases[3], 'failure')?.at.message).toContain('known deviation, but it passes');
});

test.runIf(hasPython)('two runs keep apart in the class name', async () => {
  const attached = { kind: 'attached', address: 'tcp:127.0.0.1:4444', command: [], version: null };
  const { cases } = await parsed([
    ...wholeRun([caseRecord('a/b')]),
    ...wholeRun([caseRecord('a/b')], { target: attached }),
  ]);
  expect(cases.map((e) => e.at.classname)).toEqual([
    'qemu-system-x86_64 7_2_22.a',
    'attached tcp:127_0_0_1:4444.a',
  ]);
});

test.runIf(hasPython)('hostile strings leave the XML well-formed and the counts true', async () => {
  const { suite, cases } = await parsed(
    wholeRun(
      HOSTILE.map((text, i) =>
        failing(`a/${text}/b`, {
          title: text,
          reason: text,
          findings: [finding({ check: text, message: text, expected: text, actual: { [text]: 2n ** 64n } })],
          ...(i % 2 === 0 ? {} : { known: true }),
        }),
      ),
    ),
  );
  expect(cases).toHaveLength(HOSTILE.length);
  expect(suite.at.failures).toBe(String(Math.ceil(HOSTILE.length / 2)));
  expect(child(cases[0], 'failure')?.at.message).toContain('\\u001b[2J');
});

test.runIf(hasPython)('a stream that broke off before any case is still a document', async () => {
  expect((await parsed([])).suite.at.tests).toBe('0');
  expect((await parsed(wholeRun([]))).suite.at.name).toBe('qemu-system-x86_64 7.2.22');
});

const properties = (suite: Element) =>
  Object.fromEntries((child(suite, 'properties')?.in ?? []).map(({ at }) => [at.name, at.value]));

test.runIf(hasPython)('the suite has the verdict of each run among its properties', async () => {
  const { suite } = await parsed([...wholeRun([caseRecord('a')]), ...wholeRun([failing('a')])]);
  expect(properties(suite)).toEqual({
    verdict: 'pass',
    sentence: 'qemu-system-x86_64 7.2.22: no unexpected failures; 1 of 1 case passed.',
    'exit status': '0',
    'verdict 2': 'fail',
    'sentence 2': 'qemu-system-x86_64 7.2.22: 1 case failed; 0 of 1 case passed.',
    'exit status 2': '1',
  });
});

const problem = { at: 'f:1', case: 'x', problem: 'expired', message: 'f:1: the entry expired.' } as const;

test.runIf(hasPython).each<[string, ResultEvent[], RegExp]>([
  ['nothing could be tried', wholeRun([caseRecord('a', { outcome: 'blocked' })]), /none of 1 case/],
  ['a case has no result', wholeRun([caseRecord('a', { outcome: 'unreached' })]), /ended early/],
  ['the run was cut off', [runRecord({ listed: 1 })], /ended early/],
  ['the target did not start', wholeRun([], { unstarted: 'no such program.' }), /no such program/],
  [
    'an entry is out of date',
    [runRecord(), failing('a'), summaryRecord([], { expectations: [problem] })],
    /f:1: the entry expired/,
  ],
])('where %s, the verdict is a failing test of its own', async (_, events, message) => {
  const { suite, cases } = await parsed(events);
  expect(cases.at(-1)?.at.name).toBe('verdict');
  expect(child(cases.at(-1), 'failure')?.at.message).toMatch(message);
  expect(suite.at.tests).toBe(String(cases.length));
});

test.runIf(hasPython)('a crash seen once is told in the output of the suite, and fails nothing', async () => {
  const { suite } = await parsed([
    runRecord({ listed: 1 }),
    crashRecord({ stderr: HOSTILE.join(' ') }),
    ...[caseRecord('a'), summaryRecord([caseRecord('a')])],
  ]);
  expect(suite.at).toMatchObject({ tests: '1', failures: '0' });
  const output = child(suite, 'system-out')?.text;
  expect(output).toContain(
    'Crash seen once: qemu-system-x86_64 7.2.22: a: the target ended: killed by SIGSEGV (seen once; passed alone',
  );
  expect(output).toContain('Last request: {"execute":"quit","id":7}');
  expect(output).toContain('Command line: qemu-system-x86_64 -M none');
});

test('a suite that is made in parts is one suite, numbered on', async () => {
  const cases = Array.from({ length: 10_002 }, (_, n) =>
    n % 5000 === 0 ? failing(`a/${n}`) : caseRecord(`a/${n}`, { outcome: n === 10_001 ? 'blocked' : 'pass' }),
  );
  const text = await written(junitReport, wholeRun(cases));
  const ids = [...text.matchAll(/<testcase [^>]* id="(\d+)"/g)].map(([, id]) => Number(id));
  expect(ids).toEqual(cases.map((_, n) => n + 1));
  expect(text.match(/<testsuite [^>]*>/g)).toHaveLength(1);
  expect(text).toMatch(/<testsuite [^>]*tests="10002" skipped="1" failures="3">/);
  expect(text.endsWith('</testcase>\n  </testsuite>\n</testsuites>\n')).toBe(true);
});
