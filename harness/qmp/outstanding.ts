/** The requests of a session that wait for their reply. */
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import type { Reply } from '../../suites/case.js';
import type { Match, Request } from '../../suites/monitor.js';
import type { Wait } from './course.js';
import { NoReply, Unread } from './errors.js';

/** What is to be sent, and who waits for the reply. */
export interface Waiting {
  command: string;
  arguments: JsonObject | undefined;
  oob: boolean;
  /** Milliseconds. */
  timeout: number;
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

interface Entry extends Waiting, Request {
  /** On the clock of `performance.now()`. */
  since: number;
  deadline: number;
  wait: Wait | null;
}

export interface ReplyCircumstances {
  /** Called when replies did not come in time, once for all that were due, with what was waited for. */
  expired(late: readonly NoReply[]): void;
  /** What came since then (`performance.now()`), in words. */
  meanwhile(since: number): string;
  /** That what is coming will not be read, in words; null where it will. */
  unread(): string | null;
  /** For how long to wait on. */
  wait(timeout: number): Wait;
  /** For so many milliseconds no request got its reply, until one did, or was given up. */
  stood(ms: number): void;
}

/** Requests given up whose reply is known when it comes after all; a server that many are owed by answers none. */
const GIVEN_UP_KEPT = 256;

export const UNMATCHED: Match = { request: null, by: 'none', overtook: false };

export class Outstanding {
  /** Requests made so far. */
  made = 0;
  private readonly entries = new Map<number, Entry>();
  private readonly givenUp = new Map<number, Request>();
  private timer: NodeJS.Timeout | null = null;
  /** When a request was settled last. */
  private moved = 0;

  constructor(private readonly circumstances: ReplyCircumstances) {}

  /** Starts the clock for a request and gives it its id. */
  add(waiting: Waiting): Request {
    const id = ++this.made;
    const since = performance.now();
    const entry = { ...waiting, id, since, deadline: since + waiting.timeout, wait: null };
    this.entries.set(id, entry);
    this.arm(waiting.timeout);
    return entry;
  }

  /**
   * Whose reply a message is. A wrong id must not look like a hang, so the oldest in-band request stands in for it,
   * unless `guessing` is off: where a case sends bytes of its own, nobody can tell.
   */
  match(value: JsonValue, guessing: boolean): Match {
    const id = isObject(value) ? value.id : undefined;
    const byId = typeof id === 'number' ? this.entries.get(id) : undefined;
    const late = typeof id === 'number' ? this.givenUp.get(id) : undefined;
    const oldest = this.firstInBand();
    // It comes late, and nobody waits for it any more; that is no other request's reply.
    if (late && typeof id === 'number') {
      this.givenUp.delete(id);
      return { request: late, by: 'id', overtook: false };
    }
    if (byId) return { request: byId, by: 'id', overtook: !byId.oob && oldest !== byId };
    return guessing && oldest ? { request: oldest, by: 'order', overtook: false } : UNMATCHED;
  }

  /** Hands the reply over to whoever waits for it. */
  settle(request: Request, reply: Reply): void {
    this.withdrawn(request)?.resolve(reply);
  }

  /** Its reply is of no use. */
  fail(request: Request, error: Error): void {
    this.withdrawn(request)?.reject(error);
  }

  private withdrawn({ id }: Request): Entry | undefined {
    const entry = this.entries.get(id as number);
    if (!entry) return;
    this.entries.delete(id as number);
    this.move(entry, performance.now());
    return entry;
  }

  private move({ since }: Entry, now: number): void {
    this.circumstances.stood(now - Math.max(since, this.moved));
    this.moved = now;
  }

  /** No reply will come any more. */
  abandon(errorFor: (command: string) => Error): void {
    if (this.timer) clearTimeout(this.timer);
    const [first] = this.entries.values();
    if (first) this.move(first, performance.now());
    for (const entry of this.entries.values()) entry.reject(errorFor(entry.command));
    this.entries.clear();
  }

  private firstInBand(): Entry | null {
    for (const entry of this.entries.values()) if (!entry.oob) return entry;
    return null;
  }

  /** One timer serves all: thousands of requests a second would be as many timers. */
  private arm(delay: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.expire();
    }, delay);
  }

  private expire(): void {
    const now = performance.now();
    const late: NoReply[] = [];
    let next = Number.POSITIVE_INFINITY;
    for (const [id, entry] of this.entries) {
      if (entry.deadline <= now + 1) {
        entry.wait ??= this.circumstances.wait(entry.timeout);
        entry.deadline = now + entry.wait.more(now);
      }
      if (entry.deadline > now + 1) {
        next = Math.min(next, entry.deadline);
        continue;
      }
      this.entries.delete(id);
      this.giveUp(id, entry);
      this.move(entry, now);
      const error = this.late(entry, now);
      late.push(error);
      entry.reject(error);
    }
    if (late.length > 0) this.circumstances.expired(late);
    if (next < Number.POSITIVE_INFINITY) this.arm(next - now);
  }

  private giveUp(id: number, request: Request): void {
    this.givenUp.set(id, request);
    const [first] = this.givenUp.keys();
    if (this.givenUp.size > GIVEN_UP_KEPT && first !== undefined) this.givenUp.delete(first);
  }

  private late({ command, timeout, since, wait }: Entry, now: number): NoReply {
    const waited = wait?.extended ? Math.round(now - since) : timeout;
    const unread = this.circumstances.unread();
    const missing = `no reply to ${command} within ${waited} ms`;
    if (unread !== null) return new Unread(`${missing}; ${unread}`, { command, waited });
    const instead = this.circumstances.meanwhile(since);
    return new NoReply(`${missing}; ${instead}`, { command, waited, instead });
  }
}
