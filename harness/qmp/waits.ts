/** Waiting for what comes on a session: for how long, and what it means that it did not come. */
import type { Received } from '../../suites/case.js';
import { Wait } from './course.js';
import { Unread } from './errors.js';
import { type Observer, PROMPT_MS } from './observer.js';
import type { Reception } from './reception.js';

/** Of requests that time out together so many are named. */
const REMARKS = 5;

/** The session that waits. */
export interface Waiter {
  readonly closed: boolean;
  readonly observer: Observer;
  readonly generous: boolean;
  readonly reception: Reception;
  /** Notes in the transcript that something was waited for in vain. */
  remark(text: string): void;
}

export class Waits {
  constructor(private readonly session: Waiter) {}

  /** The next message that answers no request. Throws Unread in the place of one that was too large. */
  async reply(timeout: number): Promise<Received | undefined> {
    const { mailbox } = this.session.reception;
    const next = await this.timed(mailbox.takeReply(timeout, this.patience(timeout)));
    if (next && 'unread' in next) throw this.unread(next.unread);
    return next;
  }

  event(name: string, timeout: number): Promise<Received | undefined> {
    const { mailbox } = this.session.reception;
    return this.timed(mailbox.takeEvent(name, timeout, this.patience(timeout)));
  }

  /** How a wait of so many milliseconds goes on while a message comes. */
  lasting(timeout: number): Wait {
    const { reception, generous } = this.session;
    return new Wait(timeout, reception.course, generous);
  }

  /** Notes for how long a wait lasted. */
  async timed<T>(wait: Promise<T>): Promise<T> {
    const since = performance.now();
    const result = await wait;
    this.stood(performance.now() - since);
    return result;
  }

  stood(ms: number): void {
    if (ms > PROMPT_MS) this.session.observer.waited(ms);
  }

  /** Why it is not known what came, in words; null where it is. */
  get lost(): string | null {
    const { reception } = this.session;
    return reception.tooLarge ?? reception.mailbox.lost;
  }

  /** What was waited for did not come; where it may have been lost, nobody can tell. Throws Unread. */
  missing(remark: string): null {
    const { lost } = this;
    if (lost !== null && !this.session.closed) throw this.unread(`${remark}; ${lost}`);
    return this.vain(remark);
  }

  unread(why: string, command: string | null = null): Unread {
    this.session.observer.waitedInVain();
    return new Unread(why, { command });
  }

  /** Notes what was waited for in vain. */
  vain(...remarks: string[]): null {
    if (this.session.closed) return null;
    for (const remark of remarks.slice(0, REMARKS)) this.session.remark(remark);
    this.session.observer.waitedInVain();
    return null;
  }

  private patience(timeout: number): () => number {
    const wait = this.lasting(timeout);
    return () => wait.more(performance.now());
  }
}
