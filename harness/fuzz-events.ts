/** What the fuzzer tells while it goes on, and at the end. */
import type { FindingTarget, FuzzFinding } from './finding.js';

export const CAMPAIGN_FORMAT = 'qmpspec-campaign/1';

/** Told first: what is fuzzed, and how. */
export interface FuzzStart {
  type: 'campaign';
  format: typeof CAMPAIGN_FORMAT;
  /** Of several that share a directory. */
  name?: string;
  target: FindingTarget;
  mode: string;
  seed: number;
  jobs: number;
  /** The first run; above zero when an earlier campaign is resumed. */
  from: number;
  /** When it began, as ISO 8601 has it. */
  at: string;
}

/** Something to show now and then; figures since the start. */
export interface FuzzProgress {
  type: 'progress';
  ms: number;
  /** Milliseconds left; null when it ends otherwise. */
  left: number | null;
  runs: number;
  requests: number;
  /** Distinct answers (command and outcome) seen. */
  coverage: number;
  corpus: number;
  findings: number;
  /** Of these, to be made small yet. */
  pending: number;
  boots: number;
}

/** A finding that is new, or known better than before (minimised, reproduced). */
export interface FuzzFindingEvent {
  type: 'finding';
  /** Since the start. */
  ms: number;
  /** Sent until then. */
  requests: number;
  finding: FuzzFinding;
  file: string;
}

export interface FuzzNote {
  type: 'note';
  message: string;
}

/** What came of one command. */
export interface CommandCount {
  tried: number;
  succeeded: number;
}

export interface FuzzSummary extends Omit<FuzzProgress, 'type'> {
  type: 'summary';
  /** Ends of targets that are no findings, by reason: asked for, out of memory, confined. */
  excused: Record<string, number>;
  /** Times each finding was seen, by signature. */
  seen: Record<string, number>;
  /** The same of what came to no finding: it was not seen again, or turned out to be another. */
  lost?: Record<string, number>;
  /** Every command that the target has; one that is never sent was tried zero times. */
  commands: Record<string, CommandCount>;
}

export type FuzzEvent = FuzzStart | FuzzProgress | FuzzFindingEvent | FuzzNote | FuzzSummary;
