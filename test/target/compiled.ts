/** The target's modules as JavaScript, for tests that need a harness process of their own to kill. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../..');

export interface Compiled {
  /** Writes a script that can import from `./harness/target/`; gives its path. */
  script(name: string, text: string): string;
  remove(): void;
}

export function compileTargets(): Compiled {
  const directory = mkdtempSync(join(tmpdir(), 'compiled-'));
  const settings = {
    extends: join(PROJECT, 'tsconfig.json'),
    compilerOptions: { outDir: directory, rootDir: PROJECT, noCheck: true, types: [] },
    include: [],
    files: ['boot', 'pool', 'place/base'].map((file) => join(PROJECT, `harness/target/${file}.ts`)),
  };
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify(settings));
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
  execFileSync(process.execPath, [join(PROJECT, 'node_modules/typescript/bin/tsc'), '-p', directory]);
  return {
    script(name, text) {
      const path = join(directory, name);
      writeFileSync(path, text);
      return path;
    },
    remove: () => rmSync(directory, { recursive: true }),
  };
}
