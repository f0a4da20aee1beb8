/** The requests of a session that wait for their reply. */
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import type { Reply } from '../../suites/case.js';
import type { Match, Request } from '../../suites/monitor.js';
import { NoReply } from './errors.js';

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
  deadline: number;
}

export const UNMATCHED: Match = { request: null, by: 'none', overtook: false };

export class Outstanding {
  /** Requests made so far. */
  made = 0;
  private readonly entries = new Map<number, Entry>();
  private timer: NodeJS.Timeout | null = null;

  /**
   * `expired`: called when replies did not come in time, once for all that were due, with what was waited for.
   * `meanwhile`: what came since then (`performance.now()`), in words.
   */
  constructor(
    private readonly expired: (late: readonly NoReply[]) => void,
    private readonly meanwhile: (since: number) => string,
  ) {}

  /** Starts the clock for a request and gives it its id. */
  add(waiting: Waiting): Request {
    const id = ++this.made;
    const entry = { ...waiting, id, deadline: performance.now() + waiting.timeout };
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
    const oldest = this.firstInBand();
    if (byId) return { request: byId, by: 'id', overtook: !byId.oob && oldest !== byId };
    return guessing && oldest ? { request: oldest, by: 'order', overtook: false } : UNMATCHED;
  }

  /** Hands the reply over to whoever waits for it. */
  settle({ id }: Request, reply: Reply): void {
    const entry = this.entries.get(id as number);
    this.entries.delete(id as number);
    entry?.resolve(reply);
  }

  /** No reply will come any more. */
  abandon(errorFor: (command: string) => Error): void {
    if (this.timer) clearTimeout(this.timer);
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
        this.entries.delete(id);
        const { command, timeout: waited } = entry;
        const instead = this.meanwhile(entry.deadline - waited);
        const error = new NoReply(`no reply to ${command} within ${waited} ms; ${instead}`, {
          command,
          waited,
          instead,
        });
        late.push(error);
        entry.reject(error);
      } else next = Math.min(next, entry.deadline);
    }
    if (late.length > 0) this.expired(late);
    if (next < Number.POSITIVE_INFINITY) this.arm(next - now);
  }
}
