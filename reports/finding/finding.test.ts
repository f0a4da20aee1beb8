import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { FINDING_FORMAT, type FuzzFinding } from '../../harness/finding.js';
import { parseJson } from '../../schema/json-text.js';
import { caseFile } from './case-file.js';
import { FINDING_SHAPES } from './index.js';

const finding: FuzzFinding = {
  format: FINDING_FORMAT,
  kind: 'crash',
  signature: 'SIGSEGV at qemu-system-x86_64+0x10',
  title: 'qemu-system-x86_64 killed by SIGSEGV on object-del',
  observed: { signal: 'SIGSEGV', command: 'object-del' },
  cites: [],
  stderr: "it's over\n",
  target: {
    kind: 'qemu-system-x86_64',
    command: ['qemu-system-x86_64', '-machine', 'none'],
    version: { package: 'x' },
  },
  files: { 'disk0.img': 512, 'disk1.img': 1024 },
  steps: [
    {
      session: 0,
      send: { execute: 'object-add', arguments: { id: "it's $x", size: 2n ** 63n, file: 'disk0.img' } },
    },
    { session: 1, send: { 'exec-oob': 'query-version' }, together: true },
    { session: 0, send: { execute: 'object-del', arguments: { id: "it's $x" } } },
  ],
  reproduced: [9, 10],
  seed: 1,
  run: 2,
  minimized: true,
  transcript: [{ t: 1, session: 0, dir: '→', msg: '{"execute":"object-add"}' }],
};
const as = (shape: string, of = finding) => FINDING_SHAPES[shape]?.(of) ?? null;

test('the shell script is one that bash can read, and has every request, quoted', () => {
  const script = as('shell') as string;
  execFileSync('bash', ['-n'], { input: script });
  expect(script).toContain('"size":9223372036854775808');
  expect(script).toContain("it'\\''s $x");
  expect(script).toContain('truncate -s 512 disk0.img');
  // What is sent together is not waited for in between.
  expect(script).not.toContain('answered 0 step-1');
  expect(script).toContain('answered 1 step-2');
});

test('the Python script has every request, exactly', () => {
  const steps = [...(as('python') as string).matchAll(/^ {4}("\[.*"),$/gm)].map(([, text]) =>
    JSON.parse(text as string),
  );
  expect(steps).toEqual([
    expect.stringContaining('"size":9223372036854775808'),
    '[1,{"exec-oob":"query-version"},true]',
    expect.stringContaining('object-del'),
  ]);
});

test('the bug report tells version, requests, what was seen, how often, and how to see it', () => {
  const report = as('markdown') as string;
  for (const part of [
    '# qemu-system-x86_64 dies of `object-add`',
    '9 of 10',
    '"size":9223372036854775808',
    "it's over",
    '#!/usr/bin/env bash',
  ])
    expect(report).toContain(part);
});

test('the transcript is what was seen; without one, what is sent', () => {
  expect(as('transcript')).toContain('1.0 ms  → 0  {"execute":"object-add"}');
  expect(as('transcript', { ...finding, transcript: [] })).toContain(
    '→ 1  {"exec-oob":"query-version","id":"step-2"}',
  );
});

test('the case demands answers, and the same files', () => {
  const scenario = parse(caseFile(finding) as string, { intAsBigInt: true });
  expect(scenario).toMatchObject({
    id: expect.stringMatching(/^fuzz\/crash\/[0-9a-f]{12}$/),
    machine: ['-machine', 'none'],
    given: [{ stimulus: 'write-file', with: { path: 'disk0.img', size: 512n } }],
  });
  expect(scenario.steps).toEqual([
    {
      execute: 'object-add',
      arguments: { id: "it's $$x", size: 2n ** 63n, file: 'disk0.img' },
      either: true,
    },
    { execute: 'query-version', either: true, oob: true, session: 's1' },
    { execute: 'object-del', arguments: { id: "it's $$x" }, either: true },
    { execute: 'query-commands' },
  ]);
});

test('what was accepted must be refused', () => {
  const scenario = parse(caseFile({ ...finding, kind: 'accepted' }) as string);
  expect(scenario.steps[2]).toMatchObject({ execute: 'object-del', error: 'any' });
});

test('bytes have no words in a case or for the library', () => {
  const raw: FuzzFinding = { ...finding, steps: [{ session: 0, send: 'ew==', bytes: true, close: true }] };
  expect([as('case', raw), as('python', raw)]).toEqual([null, null]);
  expect(as('shell', raw)).toContain('base64 -d <<<ew== >&3\nexec 3>&-');
});

test('the target is started as the harness does: placeholders filled in, no window, no network by default', () => {
  const command = ['qemu-system-x86_64', '-vnc', 'unix:{dir}/vnc'];
  const script = as('shell', { ...finding, target: { ...finding.target, command } });
  expect(script).toContain('-vnc unix:./vnc -display none -net none -qmp unix:qmp0.sock');
});

test('a leak is played over and over in shell, between two looks at the process; other shapes have no words', () => {
  const [made] = finding.steps;
  const leak: FuzzFinding = { ...finding, kind: 'leak', steps: made ? [made] : [] };
  const script = as('shell', leak) as string;
  execFileSync('bash', ['-n'], { input: script });
  expect(script).toMatch(/^held\nfor round in \$\(seq \d+\); do\n {2}printf .*\ndone\n.*\n.*\nheld$/m);
  expect([as('python', leak), as('case', leak)]).toEqual([null, null]);
});

test('numbers that YAML would spell in another way are in no case, and in all other shapes', () => {
  const spelled: FuzzFinding = {
    ...finding,
    observed: { actual: parseJson('2.50') },
    target: { ...finding.target, version: { qemu: parseJson('12345678901234567890') } },
    steps: [{ session: 0, send: { execute: 'x', arguments: { a: [parseJson('2.0')] } } }],
    transcript: [],
  };
  expect(caseFile(spelled)).toBeNull();
  for (const shape of ['shell', 'python', 'markdown', 'transcript'])
    expect(as(shape, spelled)).toContain('2.0');
  expect(as('markdown', spelled)).toContain('"actual":2.50');
  expect(as('markdown', spelled)).toContain('12345678901234567890');
});

test('a bug report warns where there is something to warn of', () => {
  expect(FINDING_SHAPES.markdown?.(finding, 'step 1 has `x`')).toMatch(/^\*\*Warning:\*\* step 1 has /m);
  expect(as('markdown')).not.toContain('Warning');
});
