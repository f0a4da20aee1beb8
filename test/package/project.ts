/** A project of somebody else's that has installed the packed qmpspec; nothing is fetched from a network. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const TOOLS = ['@types/node', 'typescript', 'vitest'];

export interface Project {
  dir: string;
  tarball: string;
  /** Runs a program of node_modules, or node itself, with the project as its directory. */
  run(program: string, args: string[]): { status: number | null; output: string };
  remove(): void;
}

export function installedProject(): Project {
  const dir = mkdtempSync(join(tmpdir(), 'qmpspec-package-'));
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', dir];
  const tarball = execFileSync('npm', pack, { cwd: REPOSITORY, encoding: 'utf8' }).trim();
  const { devDependencies } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { qmpspec: `file:${tarball}` },
    devDependencies: Object.fromEntries(TOOLS.map((name) => [name, devDependencies[name]])),
  };
  writeFileSync(join(dir, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify(SETTINGS));
  // Where it is a link, the packages behind it: npm takes what it does not want out of the copy, not out of them.
  const ours = realpathSync(join(REPOSITORY, 'node_modules'));
  // Links where the file system allows it: the packages are not changed, only removed where nobody wants them.
  execFileSync('sh', [
    '-c',
    'cp -al "$1" "$2" 2>/dev/null || cp -a "$1" "$2"',
    '-',
    ours,
    join(dir, 'node_modules'),
  ]);
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent'], { cwd: dir });
  // Those to be changed, or found by vitest, which passes over node_modules.
  cpSync(join(dir, 'node_modules/qmpspec/examples'), join(dir, 'examples'), { recursive: true });
  return {
    dir,
    tarball: join(dir, tarball),
    run(program, args) {
      const path = program === 'node' ? process.execPath : join(dir, 'node_modules/.bin', program);
      const { status, stdout, stderr } = spawnSync(path, args, {
        cwd: dir,
        encoding: 'utf8',
        env: environment(),
      });
      return { status, output: stdout + stderr };
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

const SETTINGS = {
  compilerOptions: { module: 'nodenext', target: 'es2023', strict: true, noEmit: true, types: ['node'] },
  include: ['examples'],
};

/** Without what the vitest that runs us has set for its own workers. */
export function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^VITEST|^TEST$|^NODE_ENV$/.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: '1' };
}
