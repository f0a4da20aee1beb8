/** Why a target cannot be tested; the message is one sentence for the user (exit status 3). */
export type TargetProblem =
  /** The command, a placeholder, the root, the user or the address makes no sense. */
  | 'unusable'
  | 'no-such-program'
  | 'not-executable'
  /** Ended before it could be talked to. */
  | 'exited'
  | 'killed'
  /** Runs, but nothing listened in time. */
  | 'silent'
  /** Attaching: the socket does not exist, nobody listens on it, or we may not use it. */
  | 'no-such-socket'
  | 'refused'
  | 'denied'
  /** It runs and answers, but not as a QMP server. */
  | 'not-qmp'
  /** It describes more than can be tested. */
  | 'too-large'
  /** A guest agent whose acting commands could not all be blocked. */
  | 'unblocked';

/** Thrown where a target cannot be tested. Its message is one sentence for the user. */
export class TargetError extends Error {
  override name = 'TargetError';
  constructor(
    readonly problem: TargetProblem,
    message: string,
    /** What a target that did not come up wrote. */
    readonly stderr = '',
  ) {
    super(message);
  }
}
