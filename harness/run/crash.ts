/** A death or a hang that did not come again: nobody's failure, and never hidden. */
import type { Case, Finding } from '../../suites/case.js';
import type { CrashRecord } from '../results.js';
import type { Ending } from '../target/ending.js';
import type { Target } from '../target/target.js';
import type { CaseRun } from './case-run.js';
import { lastLines } from './circumstances.js';
import { fatalForGuest, isOrderly } from './guest-end.js';

/** Messages kept: what led to it, not the whole conversation. */
const MESSAGES = 12;

/** How findings of a broken conversation are called. */
const LIVENESS = /^liveness\/(ended|no-reply)$/;

/** The finding that tells of a death or a hang; undefined where there is none. */
export function crashIn(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ check }) => LIVENESS.test(check));
}

/** `again`: what came of trying the case again, as one sentence. Null where the attempt saw no crash. */
export function crashRecord(
  testCase: Case,
  { findings, transcript, stderr, command, ending }: CaseRun,
  again: string,
): CrashRecord | null {
  const finding = crashIn(findings);
  if (!finding) return null;
  const last = transcript.findLast(({ dir, kind }) => dir === '→' && kind === undefined);
  return {
    type: 'crash-seen-once',
    case: testCase.id,
    kind: finding.check === 'liveness/ended' ? 'ended' : 'hang',
    message: finding.message,
    ...endedBy(ending),
    times: 1,
    again,
    ...(last === undefined ? {} : { lastRequest: last.msg }),
    transcript: transcript.slice(-MESSAGES),
    ...(stderr === undefined ? {} : { stderr }),
    ...(command === undefined ? {} : { command }),
  };
}

/** A target that ended while several requests were in flight; none of them ends it alone. */
export interface BatchDeath {
  /** The requests of one batch; those that were answered no more come first. */
  cases: string[];
  ending: Ending;
  stderr: string;
  /** See `Target.command`. */
  command: readonly string[] | null;
}

/** Null where it lives, or has ended as it may. `cases`: whose requests were under way, those without a reply first. */
export function batchDeath(
  target: Target,
  guestEnd: string | null,
  cases: readonly Case[],
): BatchDeath | null {
  const { ended, command } = target;
  if (!ended || ended.kind === 'ended-by-us' || ended.kind === 'confined') return null;
  // As documented: see guest-end.ts.
  if (guestEnd !== null && isOrderly(ended)) return null;
  if (fatalForGuest(ended, target.stderr()) !== null) return null;
  const ids = [...new Set(cases.map(({ id }) => id))];
  return { cases: ids, ending: ended, stderr: lastLines(target.stderr()), command };
}

export function batchCrash({ cases, ending, stderr, command }: BatchDeath): CrashRecord {
  return {
    type: 'crash-seen-once',
    case: cases[0] ?? '',
    inFlight: cases.length,
    kind: 'ended',
    message: `the target ended: ${ending.text}`,
    ...endedBy(ending),
    times: 1,
    again: 'none of the requests that were under way ended a target when it was tried again.',
    transcript: [],
    stderr,
    ...(command === null ? {} : { command: [...command] }),
  };
}

function endedBy(ending: Ending | null | undefined): Pick<CrashRecord, 'signal' | 'status'> {
  if (ending?.kind === 'signal') return { signal: ending.signal };
  if (ending?.kind === 'exit') return { status: ending.status };
  if (ending?.kind !== 'abort') return {};
  return {
    ...(ending.signal === null ? {} : { signal: ending.signal }),
    ...(ending.status === null ? {} : { status: ending.status }),
  };
}
