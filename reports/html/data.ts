/**
 * What the page of the HTML report is given: the contract of the side that writes it and the side in the browser.
 * Columns instead of records and numbers instead of repeated texts, so that the largest matrix stays small.
 * Texts that came from a target are spelled visibly already (reports/text/visible.ts), ids are as they are.
 */
import type { CaseRecord, SummaryRecord } from '../../harness/results.js';
import type { Citation } from '../../schema/model.js';
import type { Level } from '../../suites/case.js';
import type { Reason } from '../summary/reasons.js';
import type { Repeatable } from '../summary/repeat.js';
import type { Verdict } from '../summary/verdict.js';

/** Read before the page shows anything. */
export interface ReportIndex {
  /** Version of qmpspec. */
  tool: string;
  /** Every case that a target listed, in order of first appearance. A case is its place in this list. */
  ids: string[];
  /** By case, as the first target that listed it has it. */
  titles: string[];
  /** By case: index into {@link LEVELS}. */
  levels: number[];
  /** Lists of citations, each once. */
  citations: Citation[][];
  reasons: string[];
  targets: TargetColumn[];
  /** Each target with the one before it of the same program. */
  comparisons: Compared[];
}

export interface Compared {
  /** Places among the targets. */
  before: number;
  after: number;
  /** False where no catalogs tell what changed in the interface: then the cases alone are compared. */
  byDocuments: boolean;
  /** Worst first. */
  changes: SubjectChange[];
}

/** Something that changed, and whether the documents allow or announce it. */
export interface SubjectChange {
  /** As {@link subjectKey} spells it: the row of the matrix. */
  subject: string;
  verdict: ChangeVerdict;
  message: string;
  because: string;
}

/** One run: a column of the matrix. */
export interface TargetColumn {
  /** `qemu-storage-daemon 7.2.22`; unique in a report. */
  name: string;
  /** The command line as the shell takes it; empty when attached. */
  command: string;
  listed: number;
  repeat: Repeatable;
  docs: string[];
  verdict: Verdict;
  /** By case: a letter of {@link OUTCOME_LETTERS}, upper case for a known deviation, or one of the other two. */
  outcomes: string;
  /** By case: index into `citations`, -1 where not listed. */
  cites: number[];
  /** Pairs: a case, and the index of its reason in `reasons`. */
  reasons: [number, number][];
  /** Failures by cause, the worst first. */
  causes: Cause[];
  /** Why cases were not tried: blocked, inapplicable, unreached. */
  notTried: Reason[];
  /** Null when the run ended before its summary. */
  summary: Pick<SummaryRecord, 'coverage' | 'effort' | 'ms'> | null;
  /** Entries of the known deviations that are out of date, a sentence each. */
  outdated: string[];
}

export interface Cause {
  check: string;
  level: Level;
  message: string;
  /** Does not fail the run. */
  tolerated: boolean;
  cases: number[];
}

/** Read when the first case is opened: by target, by case; only cases that have something to tell. */
export type ReportDetails = Record<number, CaseDetail>[];

export interface CaseDetail {
  ms: number;
  findings: FindingDetail[];
  transcript?: CaseRecord['transcript'];
  /** The transcript was left out: many cases failed for the same cause, and this is not one of the first. */
  transcriptLeftOut?: true;
  confirmed?: boolean;
  /** The known deviation that lists it. */
  expectation?: CaseRecord['expectation'];
  stderr?: string;
}

export interface FindingDetail {
  check: string;
  message: string;
  /** JSON, over several lines. */
  expected?: string;
  actual?: string;
  /** Index into the citations of the index. */
  cites: number;
}

/** `undecided`: one of the targets could not be asked. The worst first. */
export const CHANGE_VERDICTS = ['unannounced', 'announced', 'deprecated', 'undecided', 'compatible'] as const;

export type ChangeVerdict = (typeof CHANGE_VERDICTS)[number];

export const LEVELS: readonly Level[] = ['MUST', 'SHOULD', 'MAY'];

export const OUTCOME_LETTERS = {
  pass: 'p',
  fail: 'f',
  inapplicable: 'i',
  blocked: 'b',
  unreached: 'u',
} as const;

/** Failed, at a level that does not fail the run. */
export const TOLERATED = 't';

/** The target does not list the case. */
export const NOT_LISTED = '.';
