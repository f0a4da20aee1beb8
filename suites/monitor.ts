/** The vocabulary of monitors: passive oracles that watch all traffic of every case. */
import type { JsonObject, JsonValue } from '../schema/json.js';
import type { Citation } from '../schema/model.js';
import type { Validator } from '../schema/validate/validator.js';
import type { Family, Finding, Level, Received } from './case.js';

/** A request of ours whose reply is awaited. */
export interface Request {
  command: string;
  arguments: JsonObject | undefined;
  oob: boolean;
  id: JsonValue;
}

/** How a message from the server was matched with a request. */
export interface Match {
  request: Request | null;
  /** `id`: by its id. `order`: the oldest unanswered, for lack of the right id. `none`: nothing was waiting. */
  by: 'id' | 'order' | 'none';
  /** An in-band request sent earlier is still unanswered. */
  overtook: boolean;
}

/** What a monitor knows of the session it watches. */
export interface WatchedSession {
  family: Family;
  pretty: boolean;
  /** Replies and events by the server's own schema; null when it has none. */
  validator: Validator | null;
  negotiated: boolean;
  /** A case has sent bytes of its own: which reply answers what is for the case to judge. */
  raw: boolean;
}

/** Sees every message of one session, in order. */
export interface Watch {
  received?(message: Received, kind: MessageKind, match: Match): void;
  /** The connection is over; `rest` are bytes that made no message. */
  closed?(rest: string): void;
}

export type MessageKind = 'greeting' | 'return' | 'error' | 'event' | 'other';

/** One rule that holds for all traffic. Its id is a case of its own in every run. */
export interface Monitor {
  id: string;
  title: string;
  level: Level;
  cites: Citation[];
  families: readonly Family[];
  watch(session: WatchedSession, report: (finding: Omit<Finding, 'check' | 'cites'>) => void): Watch;
}
