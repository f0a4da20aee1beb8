/** The vocabulary of monitors: passive oracles that watch all traffic of every case. */
import type { JsonObject, JsonValue } from '../schema/json.js';
import type { Interface } from '../schema/model.js';
import type { Validator } from '../schema/validate/validator.js';
import type { Family, Finding, Received, TrafficCase } from './case.js';

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
  /** Replies and events by the server's own schema; null when it has none. */
  validator: Validator | null;
  /** A live server of somebody, perhaps on another machine. */
  attached: boolean;
  negotiated: boolean;
  /** A case has sent bytes of its own: which reply answers what is for that case to judge. */
  raw: boolean;
}

export type MessageKind = 'greeting' | 'return' | 'error' | 'event' | 'other';

/** Where a monitor says what it saw. A case that is not part of the run passes its finding on to the case under way. */
export interface Sink {
  /** The subject of the traffic case was seen, and was right. */
  seen(caseId: string): void;
  /** It was seen, and was wrong. */
  violated(caseId: string, finding: Finding): void;
}

/** Sees every message of one session, in order. */
export interface Watch {
  received?(message: Received, kind: MessageKind, match: Match): void;
  /** The connection is over; `rest` are bytes that made no message. */
  closed?(rest: string): void;
}

/** Rules that hold for all traffic, and the traffic cases in which they are reported. */
export interface Monitor {
  families: readonly Family[];
  cases(iface: Interface): TrafficCase[];
  watch(session: WatchedSession, sink: Sink): Watch;
}
