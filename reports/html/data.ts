/**
 * What the page of the HTML report is given: the contract of the side that writes it and the side in the browser.
 * Columns instead of records and numbers instead of repeated texts, so that the largest matrix stays small.
 * Texts that came from a target are spelled visibly already (reports/text/visible.ts), ids are as they are.
 */
import type { CoverageKind } from '../../harness/coverage.js';
import type { FindingKind } from '../../harness/finding.js';
import type { CaseRecord, CrashRecord, SummaryRecord, TranscriptEntry } from '../../harness/results.js';
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
  campaigns: CampaignData[];
  /** What did not fit, a sentence each; absent where all is there. */
  leftOut?: string[];
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
  verdict: ShownVerdict;
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
  /** Deaths and hangs that did not come again. */
  crashes: CrashData[];
}

/** A crash seen once, with its evidence. */
export interface CrashData {
  /** Its case; -1 where the run does not list it. */
  place: number;
  id: string;
  kind: CrashRecord['kind'];
  message: string;
  /** What came of trying again. */
  again: string;
  times: number;
  /** Label and text. */
  evidence: [label: string, text: string][];
  transcript: TranscriptEntry[];
}

export interface Cause {
  check: string;
  level: Level;
  message: string;
  /** Does not fail the run. */
  tolerated: boolean;
  cases: number[];
}

/** What the fuzzer put into one directory: how it went, and its findings as a list shows them. */
export interface CampaignData {
  /** Unique in a report. */
  name: string;
  /** Empty where no log was kept. */
  parts: CampaignPartData[];
  /** Null where no log was kept. */
  curves: Curves | null;
  /** In the order in which they came; a finding is its place in this list. */
  findings: FindingHead[];
}

/** One start of the fuzzer. */
export interface CampaignPartData {
  /** The name that it was given, and `qemu-storage-daemon 7.2.22`. */
  target: string;
  command: string;
  mode: string;
  seed: number;
  jobs: number;
  at: string;
  /** It went on where an earlier one had stopped. */
  resumed: boolean;
  /** False when it was killed. */
  ended: boolean;
  seconds: number;
  requests: number;
  runs: number;
  boots: number;
  corpus: number;
  /** Distinct answers. */
  coverage: number;
  /** Deaths of targets that are no findings: why, and how often. */
  excused: [string, number][];
  /** Name, tried, succeeded. */
  commands: [string, number, number][];
}

/** Of equal length. */
export interface Curves {
  /** Seconds since the start. */
  seconds: number[];
  findings: number[];
  /** Distinct answers; each part counts anew. */
  coverage: number[];
  requests: number[];
}

export interface FindingHead {
  kind: FindingKind;
  /** `qemu-storage-daemon 7.2.22`. */
  target: string;
  command: string;
  signature: string;
  title: string;
  steps: number;
  /** Of m attempts n showed it. */
  reproduced: [n: number, m: number];
  /** Seconds since the start of the campaign; null where nothing tells. */
  came: number | null;
  /** How often the campaign came upon it; null where nothing tells. */
  seen: number | null;
}

/** Read when the first finding is opened: by campaign, by place of the finding. */
export type ReportFindings = FindingPage[][];

export interface FindingPage {
  /** JSON, over several lines. */
  observed: string;
  cites: Citation[];
  transcript: TranscriptEntry[];
  stderr: string;
  seed: number;
  run: number;
  minimized: boolean;
  /** Its shapes, as `promote --as` makes them; those that have no words for it are left out. */
  shapes: [name: string, text: string][];
}

/** Read when coverage is looked at: by kind every point that any target's schema has, and what each run touched. */
export type ReportCoverage = { kind: CoverageKind; points: string[]; touches: string[] }[];

/** Where a target's schema has no such point; else the digit of its `Touch`. */
export const NO_POINT = '.';

/** Read when the first case is opened: by target, by case; only cases that have something to tell. */
export type ReportDetails = Record<number, CaseDetail>[];

export interface CaseDetail {
  ms: number;
  findings: FindingDetail[];
  transcript?: CaseRecord['transcript'];
  /** The transcript was left out: many cases failed for the same cause, and this is not one of the first. */
  transcriptLeftOut?: true;
  /** The words that the target was started with, as a shell takes them. */
  /** In words; absent: the user's machine as named. */
  machine?: string;
  command?: string;
  /** Cases that a repetition needs, too. */
  seenIn?: string[];
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
  /** Entries of the transcript that it is about: from one to before the other. */
  at?: { from: number; to: number };
}

/** `undecided`: one of the targets could not be asked. The worst first. */
export const CHANGE_VERDICTS = ['unannounced', 'announced', 'deprecated', 'undecided', 'compatible'] as const;

export type ShownVerdict = (typeof CHANGE_VERDICTS)[number];

export { LEVELS } from '../../suites/basis.js';

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
