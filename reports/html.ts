/** `--report html=FILE`: one file to open in a browser. Written at the end, each run a column of its matrix. */
import type { Report } from '../harness/results.js';
import type { CampaignRecord } from './campaign/campaign.js';
import { compareRuns } from './diff/compare.js';
import { neighbours } from './diff/neighbours.js';
import { documentOf } from './html/document.js';
import { Encoder } from './html/encode.js';
import { readPage } from './html/page.js';
import type { Output } from './output.js';
import { Kept } from './stored/kept.js';

/** Throws ReportError when the page was not built, before anything is run. `campaigns`: of the fuzzer, beside the runs. */
export function htmlReport(output: Output, campaigns: readonly CampaignRecord[] = []): Report {
  const page = readPage();
  const encoder = new Encoder();
  // For the comparisons.
  const kept = new Kept();
  return {
    event(event) {
      encoder.event(event);
      kept.event(event);
    },
    async close() {
      const comparisons = neighbours(kept.runs).map(([before, after]) => compareRuns(before, after));
      for await (const part of documentOf(encoder.encoded(comparisons, campaigns), page)) output.write(part);
      output.close();
    },
  };
}
