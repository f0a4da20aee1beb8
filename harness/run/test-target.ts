/** One target under test with its sessions; every session is watched. */
import type { Finding } from '../../suites/case.js';
import type { Monitor, Sink, WatchedSession } from '../../suites/monitor.js';
import { Connection, type Observer } from '../qmp/connection.js';
import { guarded } from '../qmp/observer.js';
import { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';
import { guestEndIn } from './guest-end.js';
import type { LateReplies } from './late-replies.js';
import { EarlyEnd } from './liveness.js';
import type { TargetProfile } from './target-profile.js';
import { type TimeoutBudget, until } from './timeouts.js';
import { Flow } from './traffic-log.js';

export interface OpenOptions {
  negotiate?: boolean;
  enable?: string[];
  pretty?: boolean;
}

export class TestTarget {
  /** Where seen and violated rules go; set by whoever uses the test target at the moment. */
  sink: Sink = { seen: () => {}, violated: () => {} };
  /** How the guest has ended by itself, in words, since it was started; null where it has not said so. */
  guestEnd: string | null = null;
  /** Called when it is over. */
  onEnd: () => void = () => {};
  /** An error of our own in those who watch the traffic: what they say since proves nothing. */
  fault: unknown = null;
  /** Requests sent so far on all sessions. */
  requests = 0;
  /** Replies that came so far on all sessions. */
  replies = 0;
  private readonly sessions = new Map<Connection, number>();
  private mainSession: Connection | null = null;
  private opened = 0;
  private readonly monitors: readonly Monitor[];
  private readonly flow: Flow;
  private readonly toSink: Sink = {
    seen: (id) => this.sink.seen(id),
    violated: (id: string, finding: Finding) => this.sink.violated(id, finding),
  };

  constructor(
    readonly target: Target,
    readonly profile: TargetProfile,
    monitors: readonly Monitor[],
    private readonly timeouts: TimeoutBudget,
    /** Starts another machine of the same program. */
    readonly another: (machine: readonly string[]) => Promise<Target>,
    /** Where a failure is confirmed. */
    readonly late: LateReplies | null = null,
  ) {
    this.monitors = monitors.filter((m) => m.families.includes(profile.facts.family));
    this.flow = this.flowOf(target);
  }

  /** Watches the one session of another machine of the same program. */
  watch(machine: Target): Observer {
    return this.observer(this.flowOf(machine));
  }

  /** A session on an address that no session of ours uses, if there is one. `made`: told of it before it is greeted. */
  async open(
    { negotiate = true, enable, pretty = false }: OpenOptions = {},
    made: (session: Connection) => void = () => {},
  ): Promise<Connection> {
    this.spare(pretty);
    const index = this.freeEndpoint(pretty);
    const { family } = this.profile.facts;
    this.opened++;
    const stream = await (this.target.endpoints[index] as Target['endpoints'][number]).connect();
    const { timeouts } = this;
    const session = new Connection(stream, {
      family,
      timeout: timeouts.timeout,
      generous: timeouts.hopeful,
      observer: this.observer(this.flow),
    });
    this.sessions.set(session, index);
    made(session);
    if (this.profile.greets) await session.greet();
    if (family === 'qmp' && negotiate) await session.negotiate(enable);
    return session;
  }

  /** As long as a reply may take. */
  until(holds: () => Promise<boolean>, timeout?: number): Promise<boolean> {
    return until(holds, this.timeouts, timeout);
  }

  /** The session for everything that needs none of its own: negotiated, with all that the server offers. */
  async main(made?: (session: Connection) => void): Promise<Connection> {
    if (!this.mainSession || this.mainSession.closed) {
      const enable = this.profile.capabilities.filter((c) => c === 'oob');
      this.mainSession = await this.open(enable.length > 0 ? { enable } : {}, made);
    }
    return this.mainSession;
  }

  /** Closes all sessions but the main one; that too where the target has no address to spare. */
  async closeSessions(): Promise<void> {
    const keep = this.profile.sessions > 1 || !this.target.reconnects ? this.mainSession : null;
    await Promise.all([...this.sessions.keys()].filter((s) => s !== keep).map((s) => this.close(s)));
    if (!keep) this.mainSession = null;
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.sessions.keys()].map((s) => this.close(s)));
  }

  /** The main session is open. */
  get connected(): boolean {
    return this.mainSession !== null;
  }

  /** Nobody has talked to it: it is as it was started. */
  get untouched(): boolean {
    return this.opened === 0;
  }

  /** Nothing can be asked of it any more: its one connection is used up. */
  get usedUp(): boolean {
    return !this.target.reconnects && this.opened > 0;
  }

  async end(): Promise<void> {
    await this.closeAll();
    await this.target.end();
    this.onEnd();
  }

  private async close(session: Connection): Promise<void> {
    this.requests += session.requests;
    this.sessions.delete(session);
    await session.close();
  }

  /** A server of few clients would let one more wait without a greeting, which must not look like its fault. */
  private spare(pretty: boolean): void {
    const { sessions } = this.profile;
    if (!this.target.reconnects && this.opened > 0) {
      throw new EarlyEnd('blocked', 'needs to connect again, and standard streams are one connection');
    }
    const open = [...this.sessions.keys()].filter((s) => !s.closed).length;
    if (pretty || open < sessions) return;
    throw new EarlyEnd(
      'blocked',
      `needs ${open + 1} sessions at the same time, and the target has ${sessions}`,
    );
  }

  private freeEndpoint(pretty: boolean): number {
    const taken = new Set([...this.sessions].filter(([s]) => !s.closed).map(([, index]) => index));
    const candidates = [...this.target.endpoints.keys()].filter(
      (i) => this.target.endpoints[i]?.pretty === pretty,
    );
    return candidates.find((i) => !taken.has(i)) ?? candidates[0] ?? 0;
  }

  private flowOf({ virtualTime }: Target): Flow {
    const { attached } = this.profile.facts;
    const watches = this.monitors.flatMap(
      (m) => m.watchTarget?.({ attached, virtualTime }, this.toSink) ?? [],
    );
    return new Flow(watches, attached);
  }

  private observer(target: Flow): Observer {
    const { facts, validator } = this.profile;
    const watched: WatchedSession = {
      family: facts.family,
      validator,
      attached: facts.attached,
      negotiated: facts.family === 'ga',
      negotiating: false,
      raw: false,
    };
    const watches = this.monitors.flatMap((m) => m.watch?.(watched, this.toSink) ?? []);
    const flow = target.open();
    return guarded(
      {
        sent: (request) => {
          if (request.command === 'qmp_capabilities') watched.negotiating = true;
          flow.sent(request);
        },
        received: (message, kind, match) => {
          if (kind === 'error' && match.request?.command === 'qmp_capabilities') watched.negotiating = false;
          if (match.request) this.timeouts.answered();
          if (kind === 'return' || kind === 'error') this.replies++;
          for (const watch of watches) watch.received?.(message, kind, match);
          flow.received(message, kind, match);
          if (kind === 'event') this.guestEnd ??= guestEndIn(message.value);
        },
        negotiated: () => {
          watched.negotiated = true;
          flow.session('negotiated');
        },
        raw: () => {
          watched.raw = true;
          flow.session('raw');
        },
        closed: (rest) => {
          for (const watch of watches) watch.closed?.(rest);
          flow.session('closed');
        },
        waitedInVain: () => this.timeouts.waitedInVain(),
        waited: (ms) => this.timeouts.waited(ms),
      },
      (error) => {
        this.fault ??= error;
      },
    );
  }
}

type Take = (machine?: readonly string[]) => Promise<Target>;

/**
 * Takes a target with these arguments. One start in hundreds was seen to hang on a loaded machine, which says nothing of what
 * the case is about; a target with the user's own arguments has no second chance, as it is itself what is tested.
 */
export async function takeMachine(take: Take, machine: readonly string[] | undefined): Promise<Target> {
  try {
    return await take(machine);
  } catch (error) {
    if (!machine || !(error instanceof TargetError) || error.problem !== 'silent') throw error;
    return take(machine);
  }
}
