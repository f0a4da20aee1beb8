/** Known deviations: what they forgive, and what is wrong with a list that has aged. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readExpectations } from '../../harness/expectations/file.js';
import { describeWith, lacking, NOT_ROOT, ROOTS } from '../target/programs.js';
import { qmpspec, run } from './cli.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qmpspec-expect-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function list(text: string): string {
  const file = join(folder, 'known.yaml');
  writeFileSync(file, text);
  return file;
}

const KNOWN = `# Ours
- case: '**/bitmaps[]/alternate/*'
  reason: the parameter is called null
`;
const STALE = `- case: command/no-such-command/**
  reason: gone long since
`;
const SELECTED = ['--grep', 'command/block-dirty-bitmap-merge/argument/**'];
// What fails there is a convention: errors that do not name the parameter.
const DAEMON = [...SELECTED, '--level', 'may', '--', 'qemu-storage-daemon'];

describeWith('--expect', lacking('qemu-storage-daemon'), () => {
  test('a run without the list fails', async () => {
    expect((await run(...DAEMON)).status).toBe(1);
  });

  test('a listed failure does not fail the run, and is counted', async () => {
    const { status, summary, cases, stdout } = await run('--expect', list(KNOWN), ...DAEMON);
    const known = cases.filter((c) => c.known);
    expect(status).toBe(0);
    expect(known.length).toBeGreaterThan(0);
    expect(known.every((c) => c.outcome === 'fail')).toBe(true);
    expect(known[0]?.expectation).toEqual({
      at: expect.stringMatching(/known\.yaml:2$/),
      reason: 'the parameter is called null',
    });
    expect(summary.counts).toMatchObject({ known: known.length, unexpectedPass: 0, fail: known.length });
    expect(summary.failing.MUST).toBe(0);
    expect(stdout).toContain(`${known.length} known: the parameter is called null`);
  });

  test('entries for a case that passes and for no case at all fail the run', async () => {
    const aged = await run(
      '--expect',
      list(`${KNOWN.replace('bitmaps[]/alternate/*', 'argument/**')}${STALE}`),
      ...DAEMON,
    );
    expect(aged.status).toBe(1);
    expect(aged.summary.failing.MUST).toBe(0);
    expect(aged.summary.counts.unexpectedPass).toBeGreaterThan(0);
    expect(aged.summary.expectations).toMatchObject([{ problem: 'matches-nothing' }]);
    expect(aged.stdout).toContain('known.yaml:4: no case of this target matches command/no-such-command/**');
  });

  test('--update-expectations makes the list fit, and the next run green', async () => {
    const file = list(`${STALE}# Mine\n- case: command/quit/**\n  reason: not tried here\n`);
    expect((await run('--expect', file, '--update-expectations', ...DAEMON)).status).toBe(1);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('# Mine\n- case: command/quit/**\n  reason: not tried here\n');
    expect(text).not.toContain('no-such-command');
    expect((await run('--expect', file, ...DAEMON)).status).toBe(0);
  });

  test.each([
    [['--expect', '/no/such/file'], /neither a readable file nor one of qemu-10\.0, qemu-11\.1, qemu-5\.2/],
    [['--update-expectations'], /name one/],
  ])('%j is one sentence and status 2', async (args, message) => {
    const { status, stderr } = await qmpspec(['run', ...args, ...DAEMON]);
    expect([status, stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toMatch(message);
  });
});

test.each(readdirSync('expectations'))('%s gives every entry its reason and its target', (file) => {
  const { expectations } = readExpectations(readFileSync(join('expectations', file), 'utf8'), file);
  expect(expectations.length).toBeGreaterThan(0);
  for (const { target, reason } of expectations) expect([target, reason]).not.toContain(undefined);
});

const SYSTEM = ['qemu-system-x86_64', '-machine', 'none'];
const SHIPPED: [string, string | null, string[]][] = [
  ['5.2', 'bullseye', ['qemu-storage-daemon']],
  ['7.2', null, SYSTEM],
  ['10.0', 'trixie', SYSTEM],
];

for (const [version, root, command] of SHIPPED) {
  const below = root === null ? null : join(ROOTS, root);
  const lacks = below === null ? null : (NOT_ROOT ?? (existsSync(below) ? null : `there is no ${below}`));
  describeWith(`qemu-${version}`, lacks ?? lacking(command[0] as string), () => {
    const text = readFileSync(`expectations/qemu-${version}.yaml`, 'utf8');
    const entries = readExpectations(text, version).expectations.map((entry) => entry.case);
    const place = below === null ? [] : ['--root', below];
    /** The cases of these entries, held to a list. */
    const held = (patterns: readonly string[], expected: string) =>
      run(
        ...place,
        ...patterns.flatMap((each) => ['--grep', each]),
        ...['--level', 'may', '--expect', expected, '--', ...command],
      );

    test('every entry is needed, or about another program', async () => {
      const { status, run: record, summary, failing, cases } = await held(entries, `qemu-${version}`);
      expect(record.target.version).toMatchObject({ qemu: { major: Number.parseInt(version, 10) } });
      expect(cases.filter((c) => c.outcome === 'fail' && !c.known && c.level === 'MUST')).toEqual([]);
      expect({ status, unexpected: summary.counts.unexpectedPass }).toEqual({ status: 0, unexpected: 0 });
      expect(failing.length).toBeGreaterThan(0);
    });

    // The first of each list is about what every QEMU so far fails.
    test('without one of its entries the run fails', async () => {
      const [, ...others] = text.split(/^(?=- case:)/m).slice(1);
      const { status, summary } = await held(entries.slice(0, 1), list(others.join('')));
      expect([status, summary.failing.MAY > 0]).toEqual([1, true]);
    });

    test('with one entry more, which nothing fails, it fails', async () => {
      const { status, summary } = await held(entries.slice(0, 1), list(text + STALE));
      expect(status).toBe(1);
      expect(summary.failing.MUST).toBe(0);
      expect(summary.expectations).toMatchObject([{ case: 'command/no-such-command/**' }]);
    });
  });
}
