/** One run of a case, before its verdict. */
import type { Finding } from '../../suites/case.js';
import type { TranscriptEntry } from '../results.js';
import type { Ending } from '../target/ending.js';

export interface CaseRun {
  findings: Finding[];
  /** Rules broken in its traffic, by the traffic case that they belong to. */
  violations: { caseId: string; finding: Finding }[];
  /** Traffic cases whose subject it saw. */
  seen: ReadonlySet<string>;
  aborted: { outcome: 'inapplicable' | 'blocked'; reason: string; announced?: true; late?: true } | null;
  /** It came to nothing because the guest of the user's machine ended by itself. */
  guestLeft?: true;
  /** What a pass is worth, if the case says so. */
  note?: string;
  transcript: TranscriptEntry[];
  /** Last lines of what the target wrote in the course of it, or before it ended. */
  stderr?: string;
  /** The words that the target was started with. */
  command?: string[];
  /** How the target ended, where it did. */
  ending?: Ending;
  ms: number;
  /** The target was neither talked to nor looked at: it has no part in what the case came to. */
  noContact: boolean;
  /** The target, or what we know of it, is lost: it can be used for no other case. */
  tainted: boolean;
}
