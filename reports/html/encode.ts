/** Whole runs, and campaigns of the fuzzer, in the compact form that the page reads. */
import type { RunRecord } from '../../harness/results.js';
import type { JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Citation } from '../../schema/model.js';
import type { CampaignRecord } from '../campaign/campaign.js';
import type { Comparison } from '../diff/compare.js';
import type { StoredRun } from '../stored/read.js';
import { FailureGroups } from '../summary/groups.js';
import { targetText } from '../text/phrases.js';
import { excerpt } from '../text/visible.js';
import { campaignOf } from './campaign.js';
import { comparedOf } from './changes.js';
import { columnOf, type Dictionaries } from './column.js';
import { coverageOf } from './coverage.js';
import {
  LEVELS,
  type ReportCoverage,
  type ReportDetails,
  type ReportFindings,
  type ReportIndex,
} from './data.js';
import { detailsOf } from './details.js';
import { Dictionary } from './dictionary.js';

const LONGEST_TITLE = 500;

export interface Encoded {
  index: ReportIndex;
  details: ReportDetails;
  coverage: ReportCoverage;
  findings: ReportFindings;
}

export function encode(
  runs: readonly StoredRun[],
  comparisons: readonly Comparison[],
  campaigns: readonly CampaignRecord[] = [],
): Encoded {
  const caseOf = new Map<string, number>();
  const titles: string[] = [];
  const levels: number[] = [];
  for (const record of runs.flatMap(({ cases }) => cases)) {
    if (caseOf.has(record.id)) continue;
    caseOf.set(record.id, caseOf.size);
    titles.push(excerpt(record.title, LONGEST_TITLE));
    levels.push(LEVELS.indexOf(record.level));
  }
  const dictionaries: Dictionaries = {
    caseOf,
    citations: new Dictionary<Citation[]>((cites) => stringifyJson(cites as unknown as JsonValue)),
    reasons: new Dictionary<string>((reason) => reason),
  };
  const names = toldApart(runs.map(({ run }) => nameOf(run)));
  const titled = toldApart(campaigns.map(({ name }) => excerpt(name, LONGEST_TITLE)));
  const fuzzed = campaigns.map((campaign, i) => campaignOf(campaign, titled[i] as string));
  const columns = runs.map((whole, i) => {
    const failures = new FailureGroups();
    for (const record of whole.cases) if (!record.known) failures.add(record);
    const groups = failures.list();
    return {
      target: columnOf(whole, names[i] as string, groups, dictionaries),
      details: detailsOf(whole.cases, groups, dictionaries),
    };
  });
  return {
    index: {
      tool: runs[0]?.run.tool.version ?? '',
      ids: [...caseOf.keys()],
      titles,
      levels,
      citations: dictionaries.citations.values,
      reasons: dictionaries.reasons.values,
      targets: columns.map(({ target }) => target),
      comparisons: comparisons.map((each) => comparedOf(each, (run) => runs.indexOf(run))),
      campaigns: fuzzed.map(({ data }) => data),
    },
    details: columns.map(({ details }) => details),
    coverage: coverageOf(runs.map(({ coverage }) => coverage)),
    findings: fuzzed.map(({ pages }) => pages),
  };
}

function nameOf(run: RunRecord): string {
  return run.name === undefined ? targetText(run.target) : excerpt(run.name, LONGEST_TITLE);
}

/** Numbered where several would read the same. */
function toldApart(names: readonly string[]): string[] {
  const taken = new Map<string, number>();
  return names.map((name) => {
    const number = (taken.get(name) ?? 0) + 1;
    taken.set(name, number);
    return number === 1 ? name : `${name} (${number})`;
  });
}
