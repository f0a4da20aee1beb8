/** Verdicts by which a case ends early, and what a broken conversation says about the target. */
import type { Citation } from '../../schema/model.js';
import type { Finding } from '../../suites/case.js';
import { rule } from '../../suites/rules.js';
import { NoReply, SessionClosed } from '../qmp/errors.js';
import type { Ending } from '../target/ending.js';
import type { Target } from '../target/target.js';

export class EarlyEnd extends Error {
  constructor(
    readonly outcome: 'inapplicable' | 'blocked',
    reason: string,
  ) {
    super(reason);
  }
}

/** Time for a dying process to be reaped after its socket has closed. */
const REAP_MS = 500;

/**
 * What it means that a conversation broke off: the target crashed, exited, closed the connection or hangs.
 * Null when the error is none of these. Throws EarlyEnd where our own confinement stopped the target.
 */
export async function brokenConversation(
  error: unknown,
  target: Target,
  cites: readonly Citation[],
): Promise<Finding | null> {
  if (!(error instanceof NoReply) && !(error instanceof SessionClosed)) return null;
  const ending = error instanceof SessionClosed ? await target.endedWithin(REAP_MS) : target.ended;
  return ending ? endedFinding(ending, cites) : unansweredFinding(error, cites);
}

/** A target must not end in the course of a case, unless it was told to. */
function endedFinding(ending: Ending, cites: readonly Citation[]): Finding {
  if (ending.kind === 'confined')
    throw new EarlyEnd('blocked', `our confinement stopped the target: ${ending.text}`);
  return {
    check: 'liveness/ended',
    message: `the target ended: ${ending.text}`,
    expected: 'a reply, and a target that goes on',
    actual: ending.text,
    cites: [rule('W14'), ...cites],
  };
}

function unansweredFinding(error: NoReply | SessionClosed, cites: readonly Citation[]): Finding {
  const hang = error instanceof NoReply;
  return {
    check: hang ? 'liveness/no-reply' : 'liveness/closed',
    message: hang ? `${error.message} in time` : `${error.message}, and the target lives on`,
    expected: 'one reply to every request',
    actual: error.message,
    cites: [rule('W14'), ...cites],
  };
}
