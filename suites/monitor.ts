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
  /** qmp_capabilities is under way: it may take effect before its reply (W7). */
  negotiating: boolean;
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

/** A session as rules see it that look at all sessions of a target together. */
export interface SessionView {
  /** From 0, in the order of opening. */
  readonly index: number;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  /** Its negotiation was over before anything that acts was sent to the target: it missed no event. */
  readonly early: boolean;
}

/**
 * Something that happened between us and a target, on whichever session. A request that was sent after a message
 * had come was made after it; messages of different sessions are otherwise in no known order.
 */
export interface Happening {
  /** `raw`: a case sends bytes of its own from now on, so what is asked on this session is not known. */
  kind: 'opened' | 'negotiated' | 'raw' | 'closed' | 'sent' | 'return' | 'error' | 'event';
  session: SessionView;
  /** Position among all that happened on the target. */
  n: number;
  /** Milliseconds since the first of it, monotonic. */
  t: number;
  /** Milliseconds since 1970 by our clock. */
  wall: number;
  /** Of the command or event; empty for what concerns the session. */
  name: string;
  /** Arguments of what was sent, data of an event; of a reply its whole value. */
  value: JsonObject;
  /** The request that a reply answers. */
  request?: Happening;
  /** Bytes of the message that came, where one did. */
  size?: number;
  /** An event's own time in milliseconds since 1970; absent where it tells none. */
  stamp?: number;
}

/** What rules may know of the target they watch. */
export interface WatchedTarget {
  /** A live server of somebody: what others ask of it, and what its clock says, is not known. */
  attached: boolean;
  /** Its rate limits go by a clock that is not ours. */
  virtualTime: boolean;
}

/** Sees all that happens on one target, on all its sessions. */
export type TargetWatch = (happening: Happening) => void;

/** Rules that hold for all traffic, and the traffic cases in which they are reported. */
export interface Monitor {
  families: readonly Family[];
  cases(iface: Interface): TrafficCase[];
  /** Rules of single sessions. */
  watch?(session: WatchedSession, sink: Sink): Watch;
  /** Rules of a target as a whole. */
  watchTarget?(target: WatchedTarget, sink: Sink): TargetWatch;
}
