/** One run as a column of the report. */
import { type CaseRecord, STORED } from '../../harness/results.js';
import type { Citation } from '../../schema/model.js';
import type { Level } from '../../suites/case.js';
import type { StoredRun } from '../stored/read.js';
import type { FailureGroup } from '../summary/groups.js';
import { outdatedOf } from '../summary/outdated.js';
import { groupReasons } from '../summary/reasons.js';
import { standingOf } from '../summary/standing.js';
import { verdictOf } from '../summary/verdict.js';
import { shellLine } from '../text/shell.js';
import { excerpt } from '../text/visible.js';
import { crashDataOf } from './crashes.js';
import { type Cause, NOT_LISTED, OUTCOME_LETTERS, type TargetColumn, TOLERATED } from './data.js';
import type { Dictionary } from './dictionary.js';

const LONGEST_TEXT = 2000;
const NOT_TRIED = ['blocked', 'inapplicable', 'unreached'] as const;

export interface Dictionaries {
  /** The place of a case in the report's list. */
  caseOf: ReadonlyMap<string, number>;
  citations: Dictionary<Citation[]>;
  reasons: Dictionary<string>;
}

export function columnOf(
  { run, cases, crashes, summary }: StoredRun,
  name: string,
  groups: readonly FailureGroup[],
  { caseOf, citations, reasons }: Dictionaries,
): TargetColumn {
  const threshold = run.level;
  const outcomes: string[] = new Array(caseOf.size).fill(NOT_LISTED);
  const cites: number[] = new Array(caseOf.size).fill(-1);
  const why: [number, number][] = [];
  for (const record of cases) {
    const place = caseOf.get(record.id) as number;
    outcomes[place] = letterOf(record, threshold);
    cites[place] = citations.add(record.cites);
    if (record.reason !== undefined) why.push([place, reasons.add(excerpt(record.reason, LONGEST_TEXT))]);
  }
  const { command, address, root } = run.target;
  return {
    name,
    command: shellLine(command),
    listed: run.listed,
    repeat: {
      options: run.options,
      seed: run.seed,
      ...(run[STORED] ? { recorded: true } : {}),
      target: {
        command,
        ...(address === undefined ? {} : { address }),
        ...(root === undefined ? {} : { root }),
      },
    },
    docs: run.docs.map(({ id }) => excerpt(id, LONGEST_TEXT)),
    verdict: verdictOf({ run, results: cases, crashes, summary }),
    outcomes: outcomes.join(''),
    cites,
    reasons: why,
    causes: groups.map((group) => causeOf(group, standingOf(group.example, threshold).kind, caseOf)),
    notTried: NOT_TRIED.flatMap((outcome) => groupReasons(cases, outcome)).map(({ reason, ...rest }) => ({
      reason: excerpt(reason, LONGEST_TEXT),
      ...rest,
    })),
    outdated: outdatedOf(summary).map(({ message }) => excerpt(message, LONGEST_TEXT)),
    crashes: crashes.map((crash) => crashDataOf(crash, caseOf)),
    summary: summary && { coverage: summary.coverage, effort: summary.effort, ms: summary.ms },
  };
}

function letterOf(record: CaseRecord, threshold: Level): string {
  const letter = OUTCOME_LETTERS[record.outcome];
  if (record.known) return letter.toUpperCase();
  return standingOf(record, threshold).kind === 'tolerated' ? TOLERATED : letter;
}

function causeOf(
  { check, level, finding, ids }: FailureGroup,
  standing: string,
  caseOf: ReadonlyMap<string, number>,
): Cause {
  return {
    check: excerpt(check, LONGEST_TEXT),
    level,
    message: excerpt(finding.message, LONGEST_TEXT),
    tolerated: standing === 'tolerated',
    cases: ids.map((id) => caseOf.get(id) as number),
  };
}
