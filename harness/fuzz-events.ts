/** What the fuzzer tells while it goes on, and at the end. */
import type { Finding } from './finding.js';

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
  boots: number;
}

/** A finding that is new, or known better than before (minimised, reproduced). */
export interface FuzzFinding {
  type: 'finding';
  finding: Finding;
  file: string;
}

export interface FuzzNote {
  type: 'note';
  message: string;
}

export interface FuzzSummary extends Omit<FuzzProgress, 'type'> {
  type: 'summary';
  /** Ends of targets that are no findings, by reason: asked for, out of memory, confined. */
  excused: Record<string, number>;
  /** Times each finding was seen, by signature. */
  seen: Record<string, number>;
  /** Commands that succeeded, failed only, or were never tried. */
  commands: { succeeded: number; refused: number; untried: number };
}

export type FuzzEvent = FuzzProgress | FuzzFinding | FuzzNote | FuzzSummary;
