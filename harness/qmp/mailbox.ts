/** What has come and nobody has asked for yet: events, and messages that answer no request; as much as is allowed. */
import type { JsonObject } from '../../schema/json.js';
import type { Received } from '../../suites/case.js';
import { lostEvents, lostReplies } from './excess.js';
import { Inbox } from './inbox.js';
import { MOST_KEPT } from './limits.js';

/** In the place of a message that was too large to be read. */
export interface Passed {
  unread: string;
}

export class Mailbox {
  /** All of the session, in order, as far as they are kept. */
  readonly events: Received[] = [];
  /** Why it is not known any more what came, in words. */
  lost: string | null = null;
  private readonly replies = new Inbox<Received | Passed>(MOST_KEPT);
  private readonly untaken = new Inbox<Received>(MOST_KEPT);
  /** Bytes of memory that the events take. */
  private kept = 0;

  /** `cost`: bytes of memory that the message takes. */
  putReply(message: Received, cost: number): void {
    if (!this.replies.put(message, cost)) this.lost ??= lostReplies;
  }

  putEvent(message: Received, cost: number): void {
    const room = this.kept + cost <= MOST_KEPT;
    if (room) {
      this.kept += cost;
      this.events.push(message);
    }
    if (!this.untaken.put(message, cost) || !room) this.lost ??= lostEvents;
  }

  putPassed(unread: string): void {
    this.replies.put({ unread });
  }

  /** The first; undefined when none came within `timeout` ms. `more`: for how many milliseconds to wait on then. */
  takeReply(timeout: number, more: () => number): Promise<Received | Passed | undefined> {
    return this.replies.take(timeout, undefined, more);
  }

  takeEvent(name: string, timeout: number, more: () => number): Promise<Received | undefined> {
    return this.untaken.take(timeout, ({ value }) => (value as JsonObject).event === name, more);
  }

  /** No more will come. */
  close(): void {
    this.replies.close();
    this.untaken.close();
  }
}
