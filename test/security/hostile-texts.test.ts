/** What a hostile target and a hostile finding say reaches no terminal, no log of a CI, and no script as it is. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { FINDING_FORMAT } from '../../harness/finding.js';
import { qmpspec } from '../run/cli.js';

const SERVER = new URL('hostile-server.mjs', import.meta.url).pathname;
const { ATTACK } = (await import(SERVER)) as { ATTACK: string };
const TARGET = ['--', process.execPath, SERVER, '{qmp}'];

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'texts-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Controls but for the end of a line, marks that turn text round, and what a CI or a reader of TAP obeys. */
function expectHarmless(text: string, orders = /^\s*::|^\s*Bail out!|##\w*\[/im): void {
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  expect(text).not.toMatch(orders);
}

const SOME = [
  '--grep',
  'protocol/greeting/**',
  '--grep',
  'command/query-version/**',
  '--grep',
  'protocol/error/**',
];

describe('a hostile target', () => {
  test('run, on the console', async () => {
    const { stdout, stderr } = await qmpspec(['run', ...SOME, ...TARGET]);
    expect(stdout).toContain('forged');
    expectHarmless(stdout + stderr);
  }, 120_000);

  test.each(['tap', 'md'])(
    'run, as %s',
    async (kind) => {
      const { stdout, stderr } = await qmpspec(['run', ...SOME, '--report', `${kind}=-`, ...TARGET]);
      expect(stdout).toContain('forged');
      expectHarmless(stdout + stderr);
    },
    60_000,
  );

  test('run, and report, as annotations of GitHub', async () => {
    const results = join(directory, 'results.jsonl');
    const run = await qmpspec([
      'run',
      ...SOME,
      '--report',
      'github=-',
      '--report',
      `json=${results}`,
      ...TARGET,
    ]);
    const again = await qmpspec(['report', results, '--github', '-']);
    for (const { stdout, stderr } of [run, again]) {
      expect(stdout).toContain('forged');
      // Lines of ours have a title; a forged one has none.
      expectHarmless(stdout, /^\s*::(?!(error|warning) title=)|##\w*\[/im);
      expectHarmless(stderr);
    }
  }, 120_000);

  test('list, for people and for programs', async () => {
    const lines = await qmpspec(['list', ...TARGET]);
    expectHarmless(lines.stdout + lines.stderr);
    const objects = await qmpspec(['list', '--json', ...TARGET]);
    expectHarmless(objects.stdout + objects.stderr, /^::/m);
    for (const line of objects.stdout.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('id');
  }, 120_000);

  test('fuzz', async () => {
    const findings = join(directory, 'findings');
    const { stdout, stderr } = await qmpspec([
      'fuzz',
      '--runs',
      '2',
      '--no-minimize',
      '--findings',
      findings,
      ...TARGET,
    ]);
    expect(stdout).toMatch(/requests +\d/);
    expectHarmless(stdout + stderr);
    const [own] = existsSync(findings) ? readdirSync(findings).filter((name) => /^violation/.test(name)) : [];
    if (own === undefined) return;
    const replayed = await qmpspec(['replay', '--attempts', '1', join(findings, own), ...TARGET]);
    expectHarmless(replayed.stdout + replayed.stderr);
  }, 120_000);
});

/** Words of a record that have a meaning to us; every other text of it may be anything. */
const MEANT = new Set([
  'type',
  'format',
  'outcome',
  'level',
  'basis',
  'from',
  'release',
  'dir',
  'kind',
  'severity',
  'at',
]);

function attacked(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return MEANT.has(name) ? value : value.slice(0, 20) + ATTACK;
  if (Array.isArray(value)) return value.map((each) => attacked(each, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, attacked(each, key)]));
}

test('hostile results, in every form', async () => {
  const [fine, hostile] = [join(directory, 'fine.jsonl'), join(directory, 'hostile.jsonl')];
  await qmpspec(['run', ...SOME, '--report', `json=${fine}`, ...TARGET]);
  const lines = readFileSync(fine, 'utf8').trim().split('\n');
  writeFileSync(hostile, lines.map((line) => `${JSON.stringify(attacked(JSON.parse(line)))}\n`).join(''));
  const commands = ['md', 'tap', 'github', 'junit', 'sarif', 'json'].map((kind) => [
    'report',
    hostile,
    `--${kind}`,
    '-',
  ]);
  commands.push(['diff', fine, hostile], ['diff', '--json', fine, hostile], ['schema', 'coverage', hostile]);
  for (const command of commands) {
    const { status, stdout, stderr } = await qmpspec(command);
    expect({ command, status: status === 0 || status === 1 }).toEqual({ command, status: true });
    expect(stdout.length).toBeGreaterThan(100);
    expectHarmless(stdout + stderr, /^\s*::(?!(error|warning) title=)|^\s*Bail out!|##\w*\[/im);
  }
}, 120_000);

describe('a hostile finding', () => {
  const file = () => join(directory, 'finding.json');
  beforeAll(() => {
    const finding = {
      ...{
        format: FINDING_FORMAT,
        kind: 'crash',
        signature: ATTACK,
        title: ATTACK,
        observed: { [ATTACK]: ATTACK },
      },
      target: {
        kind: ATTACK,
        command: [`$(touch ${join(directory, 'pwned')})`, ATTACK, `"$(touch ${join(directory, 'pwned')})`],
        version: { package: ATTACK },
      },
      files: { '-rf': 1, '$(touch x)': 1, [ATTACK.replaceAll(/[/\u0000]/g, '')]: 1 },
      steps: [{ session: 0, send: { execute: ATTACK, arguments: { [ATTACK]: ATTACK } } }],
      ...{ cites: [{ doc: ATTACK, entity: ATTACK }], stderr: ATTACK, reproduced: [1, 1] },
      transcript: [{ t: 1, session: 0, dir: '→', msg: ATTACK }],
    };
    writeFileSync(file(), JSON.stringify(finding));
  });

  const promoted = async (shape: string) => {
    const { stdout, stderr, status } = await qmpspec([
      'promote',
      '--as',
      shape,
      '--run-recorded-command',
      file(),
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expectHarmless(stdout);
    return stdout;
  };

  test('as a case: YAML that means what the finding said', async () => {
    const scenario = parse(await promoted('case'));
    expect(scenario.steps[0].execute).toBe(ATTACK);
    expect(scenario.title.replaceAll('$$', '$')).toBe(`no more: ${ATTACK}`);
  });

  test('as a transcript', async () => expect(await promoted('transcript')).toContain('forged'));

  test('as a shell script, which runs nothing but its program', async () => {
    const script = await promoted('shell');
    execFileSync('bash', ['-n'], { input: script });
    // The program is one that cannot be found; words of the finding are words of its command line, never commands.
    spawnSync('bash', ['-c', script], {
      cwd: directory,
      timeout: 5_000,
      env: { PATH: process.env.PATH, TMPDIR: directory },
    });
    expect(existsSync(join(directory, 'pwned'))).toBe(false);
    expect(existsSync(join(directory, 'x'))).toBe(false);
  });

  test('as a Python script that can be read', async () => {
    const script = await promoted('python');
    const { status } = spawnSync('python3', ['-c', 'import ast,sys; ast.parse(sys.stdin.read())'], {
      input: script,
    });
    expect([0, null]).toContain(status);
  });

  test('as Markdown: what it says closes no fence and is no markup', async () => {
    const lines = (await promoted('markdown')).split('\n');
    let fence: string | null = null;
    for (const line of lines) {
      const [, ticks = ''] = /^(`{3,})\w*$/.exec(line) ?? [];
      if (fence === null && ticks !== '') fence = ticks;
      else if (fence !== null && line === fence) fence = null;
      else if (fence === null && !line.includes('<code>')) expect(line).not.toMatch(/<img|\]\(/);
      if (fence === null && line.startsWith('#'))
        expect(line).toMatch(/^# |^## (Requests|Observed|Standard error|Documents|To reproduce)$/);
    }
    expect(fence).toBeNull();
  });

  test('replay, minimize and bisect say it in harmless words', async () => {
    for (const command of ['replay', 'minimize']) {
      const { status, stdout, stderr } = await qmpspec([command, file()]);
      expect(status).toBe(125);
      expectHarmless(stdout + stderr);
    }
  });
});

test('a name of a file that is an attack is told in harmless words', async () => {
  const { status, stderr } = await qmpspec(['replay', `/no/such${ATTACK.replaceAll('\u0000', '')}`]);
  expect(status).toBe(2);
  expectHarmless(stderr);
});
