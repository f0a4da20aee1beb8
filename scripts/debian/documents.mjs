/** Takes documents out of Debian's packages, as the recipes of catalogs name them (schema/catalog/tools/recipes.ts). */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Archive } from './archive.mjs';

const ANSWER_MS = 60_000;
/** What is taken of a tree of sources: a schema includes its neighbours. tar's `*` matches any number of folders. */
const SCHEMAS = ['*/qapi/*.json', '*/qga/*.json'];

export class Documents {
  #scratch = mkdtempSync(join(tmpdir(), 'qmpspec-catalogs-'));
  #archives = new Map();
  #files = new Map();

  /** Puts the document of a recipe there. Throws an Error of one sentence. */
  fetch({ origin }, file) {
    if (origin.from === 'program') this.#dump(origin, file);
    else if (origin.package.source) this.#tree(origin, file);
    else this.#inside(origin, file);
  }

  close() {
    rmSync(this.#scratch, { recursive: true, force: true });
  }

  #inside({ package: wanted, path }, file) {
    const folder = this.#folder(`unpacked-${wanted.name}-${wanted.codename}`);
    unpack([this.#verified(wanted)], folder);
    if (!existsSync(join(folder, path))) throw new Error(`${wanted.name} ${wanted.version} has no ${path}`);
    mkdirSync(dirname(file), { recursive: true });
    cpSync(join(folder, path), file, { dereference: true });
  }

  #tree({ package: wanted, path }, file) {
    const scratch = this.#folder(`tree-${wanted.name}-${wanted.codename}`);
    const words = ['-xf', this.#verified(wanted), '-C', scratch, '--strip-components=1', '--no-same-owner'];
    execFileSync('tar', [...words, '--wildcards', ...SCHEMAS]);
    if (!existsSync(join(scratch, path))) throw new Error(`${wanted.name} ${wanted.version} has no ${path}`);
    // `file` ends with `path`: the tree that it is in. Copied at once, so that no part of one is taken for it.
    cpSync(scratch, file.slice(0, -path.length), { recursive: true });
  }

  #dump({ package: wanted, command }, file) {
    if (process.getuid() !== 0)
      throw new Error(`running ${command[0]} of another Debian, below a folder (chroot), needs root`);
    this.#verified(wanted);
    const root = this.#folder(`root-${wanted.name}-${wanted.codename}`);
    unpack(this.#archive(wanted).fetchAll(wanted), root);
    const entries = introspect(root, command);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(entries));
  }

  /** The file of the package, which is the very one that the recipe names. */
  #verified(wanted) {
    const key = `${wanted.name} ${wanted.version}`;
    const known = this.#files.get(key);
    if (known !== undefined) return known;
    const file = this.#archive(wanted).fetch(wanted);
    const got = createHash('sha256').update(readFileSync(file)).digest('hex');
    if (got !== wanted.sha256)
      throw new Error(`${key} has sha256 ${got}, and the recipe has ${wanted.sha256}`);
    this.#files.set(key, file);
    return file;
  }

  #archive({ codename }) {
    const known = this.#archives.get(codename) ?? new Archive(codename, this.#folder(`apt-${codename}`));
    this.#archives.set(codename, known);
    return known;
  }

  #folder(name) {
    const folder = join(this.#scratch, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }
}

function unpack(files, folder) {
  for (const file of files) execFileSync('dpkg-deb', ['-x', file, folder]);
  // Where /lib is below /usr, another package has the links, which nothing depends on.
  for (const name of ['bin', 'lib', 'lib64', 'sbin']) {
    const link = join(folder, name);
    if (!lstatSync(link, { throwIfNoEntry: false }) && existsSync(join(folder, 'usr', name)))
      symlinkSync(`usr/${name}`, link);
  }
}

/** What a program below `root` answers to query-qmp-schema. */
function introspect(root, command) {
  const requests = ['qmp_capabilities', 'query-qmp-schema', 'quit'];
  const { error, stdout, stderr } = spawnSync('chroot', [root, ...command], {
    input: requests.map((execute) => `${JSON.stringify({ execute, id: execute })}\n`).join(''),
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/' },
    encoding: 'utf8',
    timeout: ANSWER_MS,
    maxBuffer: 1 << 26,
  });
  if (error) throw new Error(`${command[0]} could not be run: ${error.message}`);
  const line = stdout.split('\n').find((each) => /"id": ?"query-qmp-schema"/.test(each));
  if (line === undefined)
    throw new Error(`${command[0]} did not answer query-qmp-schema: ${stderr.trim() || 'it says nothing'}`);
  return JSON.parse(line).return;
}
