/** `--report html=FILE`: one file to open in a browser. Written at the end, each run a column of its matrix. */
import type { Report } from '../harness/results.js';
import { documentOf } from './html/document.js';
import { encode } from './html/encode.js';
import { readPage } from './html/page.js';
import { Runs } from './html/runs.js';
import type { Output } from './output.js';

/** Throws ReportError when the page was not built, before anything is run. */
export function htmlReport(output: Output): Report {
  const page = readPage();
  const runs = new Runs();
  return {
    event: (event) => runs.add(event),
    async close() {
      output.write(documentOf(encode(runs.list), page));
      output.close();
    },
  };
}
