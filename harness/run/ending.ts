/** Verdicts by which a case ends early, and what a broken conversation says about the target. */
import type { Citation } from '../../schema/model.js';
import { standsOn } from '../../suites/basis.js';
import type { Finding } from '../../suites/case.js';
import { rule } from '../../suites/rules.js';
import { NoReply, SessionClosed } from '../qmp/errors.js';
import type { Ending } from '../target/ending.js';
import { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';

export class EarlyEnd extends Error {
  constructor(
    readonly outcome: 'inapplicable' | 'blocked',
    reason: string,
  ) {
    super(reason);
  }
}

/** Milliseconds for a dying process to be reaped after its socket has closed: one that dumps core takes a second and more. */
export const REAP_MS = 3000;

/**
 * What it means that a conversation broke off: the target crashed, exited, closed the connection or hangs.
 * Null when the error is none of these; an EarlyEnd where our own confinement stopped the target.
 */
export async function brokenConversation(
  error: unknown,
  target: Target,
  cites: readonly Citation[],
): Promise<Finding | EarlyEnd | null> {
  if (error instanceof NoReply)
    return target.ended ? endedFinding(target.ended, cites) : unanswered(error, cites);
  if (!(error instanceof SessionClosed) && !unreachable(error, target)) return null;
  const ending = await target.endedWithin(REAP_MS);
  return ending ? endedFinding(ending, cites) : disconnected(error as Error, cites);
}

/** A target of ours that once listened and does so no more; one that we are attached to may go when it likes. */
function unreachable(error: unknown, target: Target): boolean {
  return error instanceof TargetError && error.problem !== 'unusable' && !target.attached;
}

/** A target must not end in the course of a case, unless it was told to. */
export function endedFinding(ending: Ending, cites: readonly Citation[]): Finding | EarlyEnd {
  if (ending.kind === 'confined') {
    return new EarlyEnd('blocked', `our confinement stopped the target: ${ending.text}`);
  }
  return {
    check: 'liveness/ended',
    message: `the target ended: ${ending.text}`,
    expected: 'a reply, and a target that goes on',
    actual: ending.text,
    ...standsOn('specification'),
    cites: [rule('W14'), ...cites],
  };
}

function unanswered({ message }: NoReply, cites: readonly Citation[]): Finding {
  return {
    check: 'liveness/no-reply',
    message: `${message} in time`,
    expected: 'one reply to every request',
    actual: message,
    ...standsOn('specification'),
    cites: [rule('W14'), ...cites],
  };
}

function disconnected({ message }: Error, cites: readonly Citation[]): Finding {
  return {
    check: 'liveness/closed',
    message: `${message}, and the target lives on`,
    expected: 'a server that keeps the connection, and takes new ones',
    actual: message,
    ...standsOn('specification'),
    cites: [rule('W8'), ...cites],
  };
}
