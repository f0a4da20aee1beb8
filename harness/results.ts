/** The stream of result events: what the runner emits and every report consumes. */
import type { JsonValue } from '../schema/json.js';
import type { Citation } from '../schema/model.js';
import type { Basis, Finding, Level, Outcome, TranscriptEntry } from '../suites/case.js';
import type { Points, Ratio } from './coverage.js';

export type { TranscriptEntry };

export const RESULTS_FORMAT = 'qmpspec-results/1';

/** A document that a run went by. Results from before 2026-12 have no more than `id`, `digest` and `path`. */
export interface RecordedDocument {
  id: string;
  digest: string;
  /** The main file; absent for catalogs and for what a server says of itself. */
  path?: string;
  version?: string | null;
  /** Of the target's own release; a document of another counts one level lower. */
  release?: 'own' | 'other';
  /** `shipped`: a catalog. `beside`: found with the program. `named`: by --docs. `target`: its own introspection. */
  from?: 'shipped' | 'beside' | 'named' | 'target';
}

/** A symbol, so that no file can say otherwise, and no report writes it. */
export const STORED = Symbol('stored');

export interface RunRecord {
  type: 'run';
  format: typeof RESULTS_FORMAT;
  tool: { name: 'qmpspec'; version: string };
  target: {
    /** Program name (`qemu-system-x86_64`), `reference`, or `attached`. */
    kind: string;
    /** The command line as given, before placeholders are filled in; empty when attached. */
    command: string[];
    /** `unix:PATH` or `tcp:HOST:PORT` when attached. */
    address?: string;
    root?: string;
    version: { [key: string]: JsonValue } | null;
  };
  docs: RecordedDocument[];
  seed: number;
  /** Failures of this level and of stricter ones fail the run. */
  level: Level;
  /** In a matrix: the name of the target. */
  name?: string;
  /** Why there is nothing but this record: one sentence. */
  unstarted?: string;
  /** How many cases this run lists; the outcomes add up to it. */
  listed: number;
  shard?: { index: number; of: number };
  /** Patterns of `--grep` and `--skip`. */
  selection: { grep: string[]; skip: string[] };
  /** Files and ids of `--expect`. */
  expect: string[];
  /** Options that a repetition needs, as command-line words. */
  options: string[];
  /** It was read from a file, which may be from anybody; never written. */
  [STORED]?: true;
  /** What told the processes that the target left behind: a resource limit, or only their environment (place/marks.ts). */
  leftovers?: 'limit' | 'environment';
}

/** What the target says of itself, for comparisons: after its run record. */
export interface InterfaceRecord {
  type: 'interface';
  /** Its reply to query-qmp-schema, packed (schema/packed.ts). */
  schema: string;
}

/** What came of one case: a line of the results. Times in milliseconds. */
export interface CaseRecord {
  type: 'case';
  id: string;
  title: string;
  /** What it stands on; of a failed case, what its strictest finding does. Absent in results from before there was a basis. */
  basis?: Basis;
  level: Level;
  outcome: Outcome;
  /** Listed as a known deviation; of a flaky one, only while it fails. */
  known: boolean;
  /** The entry that lists it: its reason, its link, and where it is written. */
  expectation?: { at: string; reason: string; link?: string };
  /** Why it was inapplicable, blocked or unreached; for a fail, what the confirmation run gave. */
  reason?: string;
  /** Inapplicable, for the target no longer has what the case tries, and clients were told that it would go. */
  announced?: true;
  cites: Citation[];
  ms: number;
  findings: Finding[];
  /** Kept for failing cases: all their messages, the clean-up included; `at` of a finding says which are its own. */
  transcript?: TranscriptEntry[];
  /**
   * The machine that it was tried on where it needs more than the user's as it is: that one with what the case adds, or
   * another one. `$DIR` is the scratch directory. Absent: the user's, as named.
   */
  machine?: { own: boolean; words: readonly string[] };
  /**
   * Failing cases: the words that the target was started with, those that qmpspec adds and the machine of the case
   * included; `{dir}` is the scratch directory, `{io}` that of the sockets.
   */
  command?: string[];
  /**
   * Failing cases of all traffic: the cases in whose traffic it was seen, which a repetition needs.
   */
  seenIn?: string[];
  /** Failing cases: whether the failure came again, alone, on a fresh target. */
  confirmed?: boolean;
  /** Failing cases: the last lines that the target wrote in the course of it, or before it died. */
  stderr?: string;
}

export interface Counts {
  pass: number;
  fail: number;
  inapplicable: number;
  blocked: number;
  unreached: number;
  known: number;
  unexpectedPass: number;
}

/** An entry of the known deviations that is out of date: it fails the run. */
export interface ExpectationProblem {
  /** `file:line`. */
  at: string;
  /** The entry's pattern. */
  case: string;
  problem: 'matches-nothing' | 'expired';
  /** One sentence that begins with `at`. */
  message: string;
}

/**
 * The target died or hung, and did not when the same was tried again: no case fails for it, and every report shows it.
 * It comes before the record of its case, or at the end of the run.
 */
export interface CrashRecord {
  type: 'crash-seen-once';
  /** The case in whose course it was seen; of requests in flight together, the one that was answered no more. */
  case: string;
  /** How many cases had requests in flight, where it was more than one. */
  inFlight?: number;
  /** `ended`: the process is gone. `hang`: it answers no more. */
  kind: 'ended' | 'hang';
  /** How it ended, or what it did not answer. */
  message: string;
  signal?: string;
  /** Exit status. */
  status?: number;
  /** How often it was seen. */
  times: number;
  /** What came of trying again: one sentence. */
  again: string;
  /** As it went over the wire; absent where nothing was sent. */
  lastRequest?: string;
  /** The last messages before it. */
  transcript: TranscriptEntry[];
  /** Last lines of the target's stderr. */
  stderr?: string;
  /** The command line that the target really had. */
  command?: string[];
}

/** What the requests and the messages of the run have touched of the target's schema, point by point. */
export interface CoverageRecord {
  type: 'coverage';
  points: Points;
}

/** The last line of the results: the five outcomes sum to what was listed. Times in milliseconds. */
export interface SummaryRecord {
  type: 'summary';
  counts: Counts;
  /** Absent when every entry of the known deviations is in order. */
  expectations?: ExpectationProblem[];
  /** Failing cases of each level that are not known deviations. */
  failing: Record<Level, number>;
  /** By the names that {@link RATIOS} lists. */
  coverage: Record<string, Ratio>;
  /** Targets booted, milliseconds spent booting, requests sent. */
  effort: { boots: number; bootMs: number; requests: number };
  ms: number;
}

/** Something to show while the run goes on; never stored. */
export interface ProgressEvent {
  type: 'progress';
  done: number;
  of: number;
  fail: number;
  current?: string;
}

/** A remark for the person who reads along (which target was chosen, what was left out). */
export interface NoteEvent {
  type: 'note';
  message: string;
}

export type ResultEvent =
  | RunRecord
  | InterfaceRecord
  | CaseRecord
  | CrashRecord
  | CoverageRecord
  | SummaryRecord
  | ProgressEvent
  | NoteEvent;

/** A consumer of the stream. */
export interface Report {
  event(event: ResultEvent): void;
  /** Completes the output; called once, after the last event. */
  close(): Promise<void>;
}
