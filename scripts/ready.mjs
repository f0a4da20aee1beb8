/**
 * Makes a clone ready to run: dependencies as package-lock.json has them, and a build of the sources as they are.
 * Says in a line what it does; where nothing is to do it says nothing and takes no time worth mentioning.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const SOURCES = ['schema', 'generators', 'suites', 'harness', 'reports', 'api', 'bin', 'mutation'];
const BUILD_FILES = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'scripts/scenarios.mjs',
  'scripts/page.mjs',
];
const COMPILER = 'node_modules/typescript/bin/tsc';
const SCENARIOS = 'scripts/scenarios.mjs';
const PAGE = 'scripts/page.mjs';
/** Holds the fingerprint of the sources that dist/ was built from. */
const STAMP = 'dist/.built-from';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Ends with one sentence on stderr, and what the tool said before it. */
function fail(sentence, output) {
  if (output) process.stderr.write(`${output.trim()}\n`);
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** `tool`: what it is called; `purpose`: what fails without it. */
function run(tool, purpose, program, args) {
  console.log(`${purpose} (${tool})…`);
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (error) fail(`${purpose} failed: ${tool} could not be started (${error.message}).`);
  if (status !== 0) fail(`${purpose} failed: ${tool} says why above.`, stdout + stderr);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8'));
  } catch {
    return null;
  }
}

/** npm notes at the end of an installation what it has installed, in the form of package-lock.json. */
function isInstalled() {
  const locked = readJson('package-lock.json');
  if (!locked) fail('package-lock.json is missing or broken: take a whole copy of the repository.');
  const installed = readJson('node_modules/.package-lock.json');
  if (!installed) return false;
  return Object.entries(locked.packages).every(([place, wanted]) => {
    const got = installed.packages[place];
    // Optional packages are for other platforms, most of them.
    if (place === '' || (!got && wanted.optional)) return true;
    return got && got.version === wanted.version && got.integrity === wanted.integrity;
  });
}

/** Changes whenever a source or a setting of the build is added, removed or written to. */
function fingerprint() {
  const hash = createHash('sha256');
  const note = (file) => {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  };
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const place = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(place);
      else if (/\.(tsx?|css|yaml)$/.test(place) && !place.endsWith('.test.ts')) note(place);
    }
  };
  for (const file of BUILD_FILES) note(file);
  for (const folder of SOURCES) walk(folder);
  return hash.digest('hex');
}

function builtFrom() {
  try {
    return readFileSync(join(root, STAMP), 'utf8');
  } catch {
    return null;
  }
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  fail(`qmpspec needs Node.js ${OLDEST_NODE} or newer, but this is ${process.version}: install a newer one.`);
}
if (!isInstalled()) {
  // The compiler is a development dependency: NODE_ENV=production must not leave it out.
  run('npm ci', 'Installing dependencies', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
}
// Taken before the build, so that what is written while it runs makes it run again.
const now = fingerprint();
if (builtFrom() !== now) {
  run('tsc', 'Building', process.execPath, [join(root, COMPILER), '-p', 'tsconfig.build.json']);
  run('scenarios.mjs', 'Checking the scenarios', process.execPath, [join(root, SCENARIOS)]);
  run('esbuild', 'Building the page of the HTML report', process.execPath, [join(root, PAGE)]);
  writeFileSync(join(root, STAMP), now);
}
