/** Who watches a session. */
import type { Received } from '../../suites/case.js';
import type { Match, MessageKind, Request } from '../../suites/monitor.js';

export interface Observer {
  /** The same request is in the match of its reply. */
  sent(request: Request): void;
  received(message: Received, kind: MessageKind, match: Match): void;
  negotiated(): void;
  raw(): void;
  closed(rest: string): void;
  /** A reply, a greeting or an event that was waited for did not come in time. */
  waitedInVain(): void;
  /** So many milliseconds the session stood still, until what was waited for came or was given up. */
  waited(ms: number): void;
}

/** Milliseconds: replies that take no longer are not late. */
export const PROMPT_MS = 1_000;

/** For those who look for some of it only. */
export const UNWATCHED: Observer = {
  sent() {},
  received() {},
  negotiated() {},
  raw() {},
  closed() {},
  waitedInVain() {},
  waited() {},
};

/**
 * The same, with errors of its own handed to `failed`: it is called while messages are read, where nobody else would catch what it
 * throws.
 */
export function guarded(observer: Observer, failed: (error: unknown) => void): Observer {
  const safely = (call: () => void) => {
    try {
      call();
    } catch (error) {
      failed(error);
    }
  };
  return {
    sent: (request) => safely(() => observer.sent(request)),
    received: (message, kind, match) => safely(() => observer.received(message, kind, match)),
    negotiated: () => safely(() => observer.negotiated()),
    raw: () => safely(() => observer.raw()),
    closed: (rest) => safely(() => observer.closed(rest)),
    waitedInVain: () => observer.waitedInVain(),
    waited: (ms) => observer.waited(ms),
  };
}
