/** The kinds of stored reports: a new one is a file of its own and a line in {@link KINDS}. */
import type { Report } from '../harness/results.js';
import { badgeReport } from './badge.js';
import type { CampaignRecord } from './campaign/campaign.js';
import { githubReport } from './github.js';
import { htmlReport } from './html.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';
import { parseReportOptions } from './option.js';
import { type Output, openOutput } from './output.js';
import { sarifReport } from './sarif.js';
import { tapReport } from './tap.js';

/** `campaigns`: of the fuzzer, for the kinds that show them. */
type OpenReport = (output: Output, campaigns: readonly CampaignRecord[]) => Report;

const KINDS: Record<string, OpenReport> = {
  json: jsonReport,
  tap: tapReport,
  junit: junitReport,
  md: markdownReport,
  sarif: sarifReport,
  github: githubReport,
  badge: badgeReport,
  html: htmlReport,
};

/** What `--report KIND=FILE` accepts as KIND. */
export const REPORT_KINDS: readonly string[] = Object.keys(KINDS);

export interface OpenReports {
  reports: Report[];
  /** One of them writes to standard output, so nothing else should. */
  usesStdout: boolean;
}

/** Opens every `KIND=FILE` given, emptying the files. Throws ReportError: one sentence for the user. */
export function openReports(
  options: readonly string[],
  campaigns: readonly CampaignRecord[] = [],
): OpenReports {
  const wanted = parseReportOptions(options, REPORT_KINDS);
  const reports = wanted.map(({ kind, file }) => (KINDS[kind] as OpenReport)(openOutput(file), campaigns));
  return { reports, usesStdout: wanted.some(({ file }) => file === '-') };
}
