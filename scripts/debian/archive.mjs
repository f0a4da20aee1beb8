/**
 * Debian's archive of one release, asked through an apt of our own: with the host's mirror, keys and proxies, but lists,
 * cache and state below a folder of ours, so that nothing of the host changes and its own release does not matter.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ARCHITECTURE = 'amd64';

export class Archive {
  #codename;
  #folder;
  #updated = false;

  /** `folder`: where it may put what it needs. */
  constructor(codename, folder) {
    this.#codename = codename;
    this.#folder = folder;
  }

  /** The file of a package: `{ name, version, source }`. */
  fetch({ name, version, source }) {
    const folder = join(this.#folder, `${name}-${source ? 'source' : 'binary'}`);
    mkdirSync(folder, { recursive: true });
    const fetching = source
      ? ['source', '--download-only', '--tar-only', '--only-source', `${name}=${version}`]
      : ['download', `${name}=${version}`];
    this.#apt('apt-get', fetching, `fetch ${name} ${version}`, folder, () => this.#missing(name, version));
    const [file] = readdirSync(folder).filter((each) => /\.deb$|\.orig\.tar\.\w+$/.test(each));
    if (file === undefined) throw new Error(`apt-get ${fetching.join(' ')} left no file`);
    return join(folder, file);
  }

  /** The files of a package and of all that it depends on. */
  fetchAll({ name, version }) {
    const folder = join(this.#folder, `${name}-all`);
    mkdirSync(join(folder, 'partial'), { recursive: true });
    const wanted = ['install', '--download-only', '--yes', '--no-install-recommends', `${name}=${version}`];
    const place = ['-o', `Dir::Cache::archives=${folder}`];
    this.#apt('apt-get', [...place, ...wanted], `fetch what ${name} ${version} needs`, this.#folder, () =>
      this.#missing(name, version),
    );
    return readdirSync(folder)
      .filter((each) => each.endsWith('.deb'))
      .map((each) => join(folder, each));
  }

  /** What to say where the archive has the package no more in that version; null where it has. */
  #missing(name, version) {
    const { stdout } = this.#run('apt-cache', ['madison', name], this.#folder);
    const rows = stdout.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    const versions = [...new Set(rows.flatMap(([, each]) => (each ? [each] : [])))];
    if (versions.includes(version)) return null;
    const has = versions.length === 0 ? `no ${name}` : `${name} ${versions.join(', ')}`;
    return `Debian's ${this.#codename} has ${has} today, and no longer ${version}`;
  }

  #apt(program, words, purpose, cwd, missing) {
    this.#update();
    const { status, stderr } = this.#run(program, words, cwd);
    if (status === 0) return;
    throw new Error(missing() ?? `apt could not ${purpose}: ${firstFault(stderr)}`);
  }

  #update() {
    if (this.#updated) return;
    mkdirSync(join(this.#folder, 'state/lists/partial'), { recursive: true });
    mkdirSync(join(this.#folder, 'cache/archives/partial'), { recursive: true });
    writeFileSync(join(this.#folder, 'status'), '');
    writeFileSync(join(this.#folder, 'sources.list'), sourcesOf(this.#codename));
    writeFileSync(join(this.#folder, 'apt.conf'), settings(this.#folder));
    const { status, stderr } = this.#run('apt-get', ['update'], this.#folder);
    if (status !== 0) throw new Error(`apt could not read Debian's ${this.#codename}: ${firstFault(stderr)}`);
    this.#updated = true;
  }

  #run(program, words, cwd) {
    const env = { ...process.env, LC_ALL: 'C', APT_CONFIG: join(this.#folder, 'apt.conf') };
    return spawnSync(program, ['-q', ...words], { cwd, env, encoding: 'utf8', maxBuffer: 1 << 26 });
  }
}

/** Where Debian installs its keys; elsewhere apt goes by those that it trusts anyway. */
const KEYS = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** The host's own mirror. */
function sourcesOf(codename) {
  const mirrors = output('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages']);
  const mirror = mirrors.split('\n').find((uri) => /\/debian\/*$/.test(uri));
  if (mirror === undefined) throw new Error("apt's sources of this host have no archive of Debian");
  const signed = existsSync(KEYS) ? ` [signed-by=${KEYS}]` : '';
  return ['deb', 'deb-src'].map((type) => `${type}${signed} ${mirror} ${codename} main\n`).join('');
}

/** Nothing of the host's configuration but how it reaches and trusts archives: its hooks are for its own packages. */
function settings(folder) {
  const acquiring = output('apt-config', ['dump'])
    .split('\n')
    .filter((line) => /^Acquire::(?!IndexTargets|Languages|CompressionTypes)./.test(line));
  const own = {
    'APT::Architecture': ARCHITECTURE,
    'APT::Architectures': ARCHITECTURE,
    // All is ours, below a folder that belongs to who runs this.
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
    'Dir::Etc::main': '/dev/null',
    'Dir::Etc::parts': '/dev/null',
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State': join(folder, 'state'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': join(folder, 'cache'),
    'Debug::NoLocking': 'true',
  };
  const lines = Object.entries(own).map(([name, value]) => `${name} ${JSON.stringify(value)};`);
  return `${[...acquiring, ...lines].join('\n')}\n`;
}

function output(program, words) {
  try {
    return execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    throw new Error(`${program} does not run here: documents in packages are fetched with apt, on Debian`);
  }
}

function firstFault(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => line.startsWith('E:')) ?? lines.at(-1) ?? 'no reason given').trim();
}
