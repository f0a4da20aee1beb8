/** Streams of results as comparisons and pages keep them. */
import type { CaseRecord, ResultEvent, RunRecord } from '../../harness/results.js';
import type { CampaignRecord } from '../../reports/campaign/campaign.js';
import type { Comparison } from '../../reports/diff/compare.js';
import type { ReportDetails } from '../../reports/html/data.js';
import { Encoder } from '../../reports/html/encode.js';
import { Kept, type KeptRun } from '../../reports/stored/kept.js';
import { runRecord } from './synthetic.js';

export function keptRuns(events: Iterable<ResultEvent>): KeptRun[] {
  const kept = new Kept();
  for (const event of events) kept.event(event);
  return kept.runs;
}

export function keptRun(cases: readonly CaseRecord[], run: Partial<RunRecord> = {}): KeptRun {
  return keptRuns([runRecord(run), ...cases])[0] as KeptRun;
}

export function encoderOf(events: Iterable<ResultEvent>): Encoder {
  const encoder = new Encoder();
  for (const event of events) encoder.event(event);
  return encoder;
}

/** With the details as the page reads them. */
export function encoded(
  events: Iterable<ResultEvent>,
  comparisons: readonly Comparison[] = [],
  campaigns: readonly CampaignRecord[] = [],
) {
  const all = encoderOf(events).encoded(comparisons, campaigns);
  return { ...all, details: JSON.parse([...all.details].join('')) as ReportDetails };
}
