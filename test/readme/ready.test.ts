/** `scripts/ready.mjs` on a small stand-in for the repository, with stand-ins for npm and tsc. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let dir: string;

function write(file: string, text: string, mode = 0o644): void {
  const place = join(dir, file);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, text, { mode });
}

/** A lock file of one package, as npm writes it. */
const lock = (version: string) =>
  JSON.stringify({
    packages: {
      '': { name: 'x' },
      'node_modules/typescript': { version, integrity: 'sha512-1' },
      'node_modules/elsewhere': { version: '1.0.0', optional: true },
    },
  });

/** Installs what package-lock.json says: a compiler that fails where a source says `broken`. */
const NPM = `#!/bin/sh
[ "$1" = ci ] || exit 9
[ -e no-network ] && { echo 'npm error network'; exit 1; }
mkdir -p node_modules/typescript/bin && cp package-lock.json node_modules/.package-lock.json
cat >node_modules/typescript/bin/tsc <<'END'
const fs = require('node:fs');
fs.mkdirSync('dist', { recursive: true });
if (!fs.readFileSync('schema/a.ts', 'utf8').includes('broken')) process.exit(0);
console.log('schema/a.ts(1,1): error');
process.exit(2);
END
`;

/** Builds the page of the HTML report, unless a source of it is broken. */
const PAGE = `import { readFileSync } from 'node:fs';
if (readFileSync('reports/page.tsx', 'utf8') === 'broken') process.exit(1);
`;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'qmpspec-ready-'));
  mkdirSync(join(dir, 'scripts'));
  copyFileSync('scripts/ready.mjs', join(dir, 'scripts/ready.mjs'));
  for (const folder of ['generators', 'suites', 'harness', 'reports', 'api', 'bin', 'mutation'])
    mkdirSync(join(dir, folder));
  for (const file of ['tsconfig.json', 'tsconfig.build.json', 'package.json']) write(file, '{}');
  write('package-lock.json', lock('1.0.0'));
  write('scripts/scenarios.mjs', '');
  write('scripts/page.mjs', PAGE);
  write('reports/page.tsx', '');
  write('schema/a.ts', '');
  write('tools/npm', NPM, 0o755);
});

afterEach(() => rmSync(dir, { recursive: true }));

function ready({ nodeOptions = [] as string[], path = `${join(dir, 'tools')}:${process.env.PATH}` } = {}) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...nodeOptions, join(dir, 'scripts/ready.mjs')],
    {
      env: { ...process.env, PATH: path },
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr, ms: performance.now() - started };
}

const INSTALLS = 'Installing dependencies (npm ci)…\n';
const COMPILES = 'Building (tsc)…\n';
const CHECKS = 'Checking the scenarios (scenarios.mjs)…\n';
const BUILDS = `${COMPILES}${CHECKS}Building the page of the HTML report (esbuild)…\n`;
const DONE = { status: 0, stdout: '', stderr: '' };

test('a fresh clone without .git is installed and built, and then nothing is left to do', () => {
  expect(ready()).toMatchObject({ ...DONE, stdout: INSTALLS + BUILDS });
  const again = Array.from({ length: 6 }, () => ready());
  for (const run of again) expect(run).toMatchObject(DONE);
  // On a machine that is busy with other tests, Node.js alone takes longer.
  const bare = Array.from({ length: 6 }, () => ready({ nodeOptions: ['-e', '0'] }));
  const quickest = (runs: { ms: number }[]) => Math.min(...runs.map(({ ms }) => ms));
  expect(quickest(again)).toBeLessThan(Math.max(150, 3 * quickest(bare)));
});

test('builds again when a source is changed, added or removed, whatever its date; not for a test', () => {
  ready();
  write('bin/b.test.ts', '');
  expect(ready()).toMatchObject(DONE);
  write('schema/a.ts', 'changed');
  utimesSync(join(dir, 'schema/a.ts'), 1000, 1000);
  expect(ready()).toMatchObject({ ...DONE, stdout: BUILDS });
  write('bin/deep/c.ts', '');
  expect(ready()).toMatchObject({ ...DONE, stdout: BUILDS });
  rmSync(join(dir, 'bin/deep/c.ts'));
  expect(ready()).toMatchObject({ ...DONE, stdout: BUILDS });
  write('tsconfig.build.json', '{ }');
  expect(ready()).toMatchObject({ ...DONE, stdout: BUILDS });
  rmSync(join(dir, 'dist'), { recursive: true });
  expect(ready()).toMatchObject({ ...DONE, stdout: BUILDS });
});

test('installs again when the lock file asks for something else, or an installation broke off', () => {
  ready();
  write('package-lock.json', lock('1.0.1'));
  expect(ready().stdout).toBe(INSTALLS + BUILDS);
  // npm writes this file last.
  rmSync(join(dir, 'node_modules/.package-lock.json'));
  expect(ready().stdout).toBe(INSTALLS);
});

test('a failing installation or build ends with what the tool said and one sentence, every time', () => {
  write('no-network', '');
  expect(ready()).toMatchObject({
    status: 1,
    stdout: INSTALLS,
    stderr: 'npm error network\nInstalling dependencies failed: npm ci says why above.\n',
  });
  rmSync(join(dir, 'no-network'));
  write('schema/a.ts', 'broken');
  expect(ready().stdout).toBe(INSTALLS + COMPILES);
  expect(ready()).toMatchObject({
    status: 1,
    stdout: COMPILES,
    stderr: 'schema/a.ts(1,1): error\nBuilding failed: tsc says why above.\n',
  });
  write('schema/a.ts', '');
  write('reports/page.tsx', 'broken');
  const page = 'Building the page of the HTML report failed: esbuild says why above.\n';
  for (const _ of ['once', 'again']) {
    expect(ready()).toMatchObject({ status: 1, stdout: BUILDS, stderr: expect.stringContaining(page) });
  }
});

test('says so when Node.js is too old, npm is missing or the copy is not whole', () => {
  const old = 'for (const [k, v] of [["version", "v18.20.1"], ["versions", { node: "18.20.1" }]])';
  const pretend = `data:text/javascript,${encodeURIComponent(`${old} Object.defineProperty(process, k, { value: v })`)}`;
  expect(ready({ nodeOptions: ['--import', pretend] })).toMatchObject({
    status: 1,
    stderr: 'qmpspec needs Node.js 20 or newer, but this is v18.20.1: install a newer one.\n',
  });
  expect(ready({ path: '/nonexistent' })).toMatchObject({
    status: 1,
    stderr: 'Installing dependencies failed: npm ci could not be started (spawnSync npm ENOENT).\n',
  });
  rmSync(join(dir, 'package-lock.json'));
  expect(ready()).toMatchObject({
    status: 1,
    stderr: 'package-lock.json is missing or broken: take a whole copy of the repository.\n',
  });
});

test('npm ci can use the lock file: every package that one asks for is listed', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dependencies?: object; optionalDependencies?: object }>;
  };
  for (const [place, { dependencies, optionalDependencies }] of Object.entries(packages)) {
    // As Node looks for it: below the package that asks, then below each that this one is nested in.
    const above = place
      .split('/node_modules/')
      .map((_, i, all) => all.slice(0, i + 1).join('/node_modules/'));
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const places = [`node_modules/${name}`, ...above.map((folder) => `${folder}/node_modules/${name}`)];
      expect(
        places.some((at) => at in packages),
        `${name}, which ${place || 'package.json'} asks for`,
      ).toBe(true);
    }
  }
});
