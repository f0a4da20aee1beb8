/** What the page of a case shows beyond its line in the list. */
import type { CaseRecord } from '../../harness/results.js';
import type { Finding } from '../../suites/case.js';
import { startedWith } from '../summary/exchange.js';
import type { FailureGroup } from '../summary/groups.js';
import { cutMiddle, excerpt, visibleLines } from '../text/visible.js';
import type { Dictionaries } from './column.js';
import type { CaseDetail, FindingDetail } from './data.js';
import { prettyJson } from './pretty.js';

/** Of each cause so many cases keep their transcript: one broken rule may fail thousands, all alike. */
const TRANSCRIPTS_PER_CAUSE = 10;
const LONGEST_MESSAGE = 2000;
const LONGEST_VALUE = 20_000;

/** Details by place of the case; absent for a case that has nothing to tell. */
export function detailsOf(
  cases: readonly CaseRecord[],
  groups: readonly FailureGroup[],
  dictionaries: Dictionaries,
): Record<number, CaseDetail> {
  const withTranscript = new Set(groups.flatMap(({ ids }) => ids.slice(0, TRANSCRIPTS_PER_CAUSE)));
  const details: Record<number, CaseDetail> = {};
  for (const record of cases) {
    if (!hasDetail(record)) continue;
    // A known deviation is in no group of failures.
    const whole = withTranscript.has(record.id) || record.known;
    details[dictionaries.caseOf.get(record.id) as number] = detailOf(record, whole, dictionaries);
  }
  return details;
}

function hasDetail({ outcome, findings, transcript, expectation }: CaseRecord): boolean {
  return outcome === 'fail' || findings.length > 0 || transcript !== undefined || expectation !== undefined;
}

function detailOf(record: CaseRecord, whole: boolean, dictionaries: Dictionaries): CaseDetail {
  const { ms, findings, transcript, confirmed, expectation, stderr, seenIn } = record;
  const command = startedWith(record, LONGEST_VALUE);
  return {
    ms,
    findings: findings.map((finding) => findingOf(finding, dictionaries)),
    ...(transcript === undefined || transcript.length === 0
      ? {}
      : whole
        ? { transcript: transcript.map((entry) => ({ ...entry, msg: excerpt(entry.msg, LONGEST_MESSAGE) })) }
        : { transcriptLeftOut: true as const }),
    ...(command === undefined ? {} : { command }),
    ...(seenIn === undefined ? {} : { seenIn }),
    ...(confirmed === undefined ? {} : { confirmed }),
    ...(expectation === undefined ? {} : { expectation }),
    ...(stderr === undefined ? {} : { stderr: visibleLines(cutMiddle(stderr, LONGEST_VALUE)) }),
  };
}

function findingOf(
  { check, message, expected, actual, cites, at }: Finding,
  { citations }: Dictionaries,
): FindingDetail {
  return {
    check: excerpt(check, LONGEST_MESSAGE),
    message: excerpt(message, LONGEST_MESSAGE),
    ...(expected === undefined ? {} : { expected: prettyJson(expected, LONGEST_VALUE) }),
    ...(actual === undefined ? {} : { actual: prettyJson(actual, LONGEST_VALUE) }),
    cites: citations.add(cites),
    ...(at === undefined ? {} : { at }),
  };
}
