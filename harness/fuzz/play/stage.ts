/** A target with the sessions that steps are sent over, under the eyes of all oracles. */
import { isObject } from '../../../schema/json.js';
import type { Reply, Finding as Violation } from '../../../suites/case.js';
import type { Monitor } from '../../../suites/monitor.js';
import type { FindingStep, Symptom } from '../../finding.js';
import type { Connection } from '../../qmp/connection.js';
import { NoReply, SessionClosed, Unread } from '../../qmp/errors.js';
import type { TranscriptEntry } from '../../results.js';
import type { TargetProfile } from '../../run/target-profile.js';
import { TestTarget } from '../../run/test-target.js';
import { TimeoutBudget } from '../../run/timeouts.js';
import { TargetError } from '../../target/error.js';
import { putFile } from '../../target/place/inside.js';
import type { Target } from '../../target/target.js';
import { judgeDeath } from '../oracle/death.js';
import { judgeSilence } from '../oracle/hang.js';
import { judgeViolation } from '../oracle/violation.js';
import { sendGroup } from './send.js';
import { commandOf } from './step.js';

/** The files that lie in the target's working directory. */

/** Sparse files that the target's user may write to. Sizes in bytes. Throws OutsideError. */
function layOut(directory: string, files: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(files)) putFile(directory, name, { size });
}

/** How a group of steps ended; the culprit is the first that got no reply. */
export type PlayOutcome =
  | { kind: 'answered' }
  | { kind: 'observed'; observation: Symptom; culprit?: FindingStep }
  /** The target cannot go on, and that is no finding. */
  | { kind: 'over'; reason: string; culprit?: FindingStep };

export interface StageOptions {
  target: Target;
  profile: TargetProfile;
  monitors: readonly Monitor[];
  files: Readonly<Record<string, number>>;
  /** Milliseconds that a reply may take before it is asked whether the server hangs. */
  timeout: number;
}

/** Milliseconds for a death to be known after connections have closed. */
const LAST_BREATH = 3_000;

export class PlayStage {
  readonly target: Target;
  private readonly testTarget: TestTarget;
  private readonly sessions = new Map<number, Connection>();
  private readonly violations: { caseId: string; violation: Violation }[] = [];
  private readonly timeout: number;
  private readonly capabilities: string[];

  constructor({ target, profile, monitors, files, timeout }: StageOptions) {
    this.target = target;
    this.timeout = timeout;
    this.capabilities = profile.capabilities.filter((name) => name === 'oob');
    layOut(target.hostScratch, files);
    this.testTarget = new TestTarget(target, profile, monitors, new TimeoutBudget(timeout), noOther);
    this.testTarget.sink = {
      seen: () => {},
      violated: (caseId, violation) => {
        // Only the first is reported; a server that floods may break a rule with every message.
        if (this.violations.length === 0) this.violations.push({ caseId, violation });
      },
    };
  }

  /** Sends steps together and waits for all replies; each is handed over with the number of its step. */
  async send(
    group: readonly FindingStep[],
    onReply: (reply: Reply, index: number) => void,
  ): Promise<PlayOutcome> {
    const waiting = new Set(group.keys());
    try {
      for (const { session } of group) await this.session(session);
      await sendGroup(group, this.sessions, this.timeout, (reply, index) => {
        waiting.delete(index);
        onReply(reply, index);
      });
      return this.violated() ?? { kind: 'answered' };
    } catch (error) {
      const culprit = blamed(group, waiting);
      // A reply that nobody can tell whose it is leaves its request without one.
      const asked = [...waiting].map((index) => group[index] as FindingStep).flatMap(asks);
      const outcome = this.violated() ?? (await this.broken(error, commandOf(culprit) ?? 'raw bytes', asked));
      return outcome.kind === 'answered' ? outcome : { ...outcome, culprit };
    }
  }

  private violated(): PlayOutcome | null {
    const [first] = this.violations;
    return first ? { kind: 'observed', observation: judgeViolation(first.caseId, first.violation) } : null;
  }

  /** Whether the target still takes a new session, after all that was sent. */
  async stillServes(command: string): Promise<PlayOutcome> {
    const hang = await this.silence(command);
    if (hang) return { kind: 'observed', observation: hang };
    const ending = this.target.ended;
    return ending ? this.died(command, [command]) : { kind: 'answered' };
  }

  transcript(): TranscriptEntry[] {
    const lines = [...this.sessions].flatMap(([session, connection]) =>
      connection.transcript.render().map((line) => ({ ...line, session })),
    );
    return lines.sort((a, b) => a.t - b.t);
  }

  async end(): Promise<void> {
    await this.testTarget.end();
  }

  private async session(number: number): Promise<Connection> {
    const known = this.sessions.get(number);
    if (known && !known.closed) return known;
    const session = await this.testTarget.open(
      this.capabilities.length > 0 ? { enable: this.capabilities } : {},
    );
    this.sessions.set(number, session);
    return session;
  }

  /** A server that takes no more clients at a time than are there would not answer one more, which is no hang. */
  private async silence(command: string): Promise<Symptom | null> {
    const open = [...this.sessions.values()].filter((session) => !session.closed);
    if (open.length >= this.testTarget.profile.sessions) await this.testTarget.closeAll();
    return judgeSilence(this.target, command, this.timeout);
  }

  private async broken(error: unknown, command: string, asked: readonly string[]): Promise<PlayOutcome> {
    if (error instanceof Unread) return { kind: 'over', reason: error.message };
    if (error instanceof NoReply && !this.target.ended) {
      const hang = await this.silence(command);
      if (hang) return { kind: 'observed', observation: hang };
      if (!this.target.ended)
        return { kind: 'over', reason: `${command} took too long, and others were answered` };
    }
    if (error instanceof NoReply || error instanceof SessionClosed || error instanceof TargetError) {
      return this.died(command, asked);
    }
    throw error;
  }

  private async died(command: string, asked: readonly string[]): Promise<PlayOutcome> {
    const ending = await this.target.endedWithin(LAST_BREATH);
    if (!ending)
      return { kind: 'over', reason: `a connection was closed on ${command}, and the target lives` };
    const death = judgeDeath(this.target, ending, command, asked);
    return 'excused' in death
      ? { kind: 'over', reason: death.excused }
      : { kind: 'observed', observation: death.observation };
  }
}

/** Only scenarios need more than one machine. */
function noOther(): Promise<never> {
  return Promise.reject(new TargetError('unusable', 'Steps of a finding are played on one target.'));
}

/** The command, and what it hands to the human monitor. */
function asks({ send }: FindingStep): string[] {
  if (typeof send === 'string') return [];
  const { execute, arguments: args } = send;
  const line = isObject(args) ? args['command-line'] : undefined;
  return [execute, line].filter((word) => typeof word === 'string');
}

/** The first that has no reply; of a target that died after all replies, the last one sent. */
function blamed(group: readonly FindingStep[], waiting: ReadonlySet<number>): FindingStep {
  const [first = group.length - 1] = waiting;
  return group[first] as FindingStep;
}
