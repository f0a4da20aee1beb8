import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json: one above in the sources, two above in `dist/`. */
export function packageRoot(): string {
  for (const up of ['../', '../../']) {
    const url = new URL(up, import.meta.url);
    if (existsSync(new URL('package.json', url))) return fileURLToPath(url);
  }
  throw new Error('qmpspec is not installed whole: package.json is missing');
}

export function packageVersion(): string {
  return (JSON.parse(readFileSync(`${packageRoot()}/package.json`, 'utf8')) as { version: string }).version;
}
