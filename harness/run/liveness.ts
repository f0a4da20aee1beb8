/** Verdicts by which a case ends early, and what a broken conversation says about the target. */
import type { Citation } from '../../schema/model.js';
import { standsOn } from '../../suites/basis.js';
import type { Finding } from '../../suites/case.js';
import { citeRules, type Rule } from '../../suites/rules.js';
import { NoReply, SessionClosed, Unread } from '../qmp/errors.js';
import type { Ending } from '../target/ending.js';
import { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';

export class EarlyEnd extends Error {
  constructor(
    readonly outcome: 'inapplicable' | 'blocked',
    reason: string,
    /** What the case tries was announced to go. */
    readonly announced?: true,
  ) {
    super(reason);
  }
}

/** Milliseconds for a dying process to be reaped after its socket has closed, on a loaded machine. */
const REAP_MS = 3000;
/** The same where it cannot be asked whether it lives. */
const BRIEF_REAP_MS = 500;

/**
 * How the target ended, if it is about to: it has closed a session. A process that still listens is not dying, which spares
 * the wait but for `graceMs`.
 */
export async function endedSoon(target: Target, graceMs = 0): Promise<Ending | null> {
  const [endpoint] = target.endpoints;
  if (target.ended || target.attached || !target.reconnects || !endpoint)
    return target.endedWithin(BRIEF_REAP_MS);
  const ending = target.endedWithin(REAP_MS);
  const listens = endpoint.connect().then(
    (stream) => {
      stream.destroy();
      return true;
    },
    () => false,
  );
  const lives = await Promise.race([listens, ending.then(() => false)]);
  return lives ? target.endedWithin(graceMs) : ending;
}

/**
 * What it means that a conversation broke off: the target crashed, exited, closed the connection or hangs.
 * Null when the error is none of these; an EarlyEnd where our own confinement stopped the target.
 */
export async function brokenConversation(
  error: unknown,
  target: Target,
  cites: readonly Citation[],
): Promise<Finding | EarlyEnd | null> {
  // What came is not known, and no verdict on the target.
  if (error instanceof Unread) return new EarlyEnd('blocked', error.message);
  if (error instanceof NoReply)
    return target.ended ? endedFinding(target.ended, cites) : unanswered(error, target, cites);
  if (!(error instanceof SessionClosed) && !unreachable(error, target)) return null;
  const ending = await endedSoon(target, BRIEF_REAP_MS);
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
    expected: 'a reply to every request',
    actual: ending.text,
    ...standsOn('specification'),
    cites: standing(['W14'], cites),
  };
}

function unanswered({ message, due }: NoReply, target: Target, cites: readonly Citation[]): Finding {
  return {
    check: 'liveness/no-reply',
    message: target.pid === null ? message : `${message}; its process runs on`,
    expected: due.command === null ? 'a greeting' : `a reply to ${due.command}`,
    actual: due.instead ?? message,
    ...standsOn('specification'),
    cites: standing(['W14'], cites),
  };
}

function disconnected({ message }: Error, cites: readonly Citation[]): Finding {
  return {
    check: 'liveness/closed',
    message: `${message}, and the target lives on`,
    expected: 'a server that keeps the connection, and takes new ones',
    actual: message,
    ...standsOn('specification'),
    cites: standing(['W14', 'W8'], cites),
  };
}

/** Those rules before what the case cites, each once. */
export function standing(rules: readonly Rule[], cites: readonly Citation[]): Citation[] {
  const first = citeRules(rules);
  return [
    ...first,
    ...cites.filter(({ doc, entity }) => !first.some((c) => c.doc === doc && c.entity === entity)),
  ];
}
