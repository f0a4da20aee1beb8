/** The browser's side of the report, which the build puts into dist/ (scripts/page.mjs). */
import { existsSync, readFileSync } from 'node:fs';
import { ReportError } from '../output.js';
import type { Page } from './document.js';

/** Where the build leaves it: beside this file when compiled, in dist/ when this is the source. */
const FOLDERS = ['./', '../../dist/reports/html/'].map((path) => new URL(path, import.meta.url));

/** Throws ReportError when it was not built. */
export function readPage(): Page {
  const folder = FOLDERS.find((each) => existsSync(new URL('browser.js', each)));
  if (folder === undefined) {
    throw new ReportError(
      'The HTML report expects its page in dist/, which is not there: run `npm run build`.',
    );
  }
  const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
  return { script: read('browser.js'), style: read('browser.css') };
}
