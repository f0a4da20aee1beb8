/** The vocabulary of the suites: what a case is, and what it asks of whoever runs it. */
import type { JsonObject, JsonValue } from '../schema/json.js';
import type { Citation, Interface } from '../schema/model.js';
import type { Basis, Level } from './basis.js';
import type { Feature } from './features.js';

export type { Basis, Level };

/** What came of a case; `unreached`: the run ended before its turn. */
export type Outcome = 'pass' | 'fail' | 'inapplicable' | 'blocked' | 'unreached';

/** One message of a conversation, or something that happened beside it, as a report shows it. */
export interface TranscriptEntry {
  /** Milliseconds: in a transcript since the case began (of old results: since its session opened), in an excerpt since the target was first talked to. */
  t: number;
  session: number;
  dir: '→' | '←';
  msg: string;
  /**
   * Absent: a message. `stimulus`: something done from outside of QMP, or what came of it. `waited`: what was waited
   * for in vain. `closed`: the server closed the connection. `ended`: the target ended.
   */
  kind?: 'stimulus' | 'waited' | 'closed' | 'ended';
}

/** A violation: what was expected, what came, which document says so. */
export interface Finding {
  /** Stable name of the check that failed, e.g. `rejection/class`. */
  check: string;
  message: string;
  expected?: JsonValue;
  actual?: JsonValue;
  cites: Citation[];
  /** Where the check stands on something else than its case: a failed case counts at the level of its strictest finding. */
  basis?: Basis;
  level?: Level;
  /** Where in the transcript of the case its own exchange stands: from one entry to before the other. */
  at?: { from: number; to: number };
  /** The messages that broke a rule of order, of all sessions, in the order in which we saw them. */
  excerpt?: TranscriptEntry[];
}

/** `qmp`: greeting and negotiation. `ga`: the guest agent's dialect (W70). */
export type Family = 'qmp' | 'ga';

/** What a case needs; a need that the target lacks makes it `inapplicable` or `blocked` before it runs. */
export interface Needs {
  /** Commands the server must have. */
  commands?: string[];
  /** Events the server must have. */
  events?: readonly string[];
  /** A capability the greeting must offer. */
  capability?: string;
  /** Simultaneous sessions. */
  sessions?: number;
  /** A monitor that pretty-prints (`pretty=on`). */
  pretty?: boolean;
  /** A target of its own, ended afterwards; `where possible`: it puts things back where there is none. */
  fresh?: boolean | 'where possible';
  /**
   * It takes back what it did, or what it asks for is refused or comes to nothing. These queries would show what is left; a target that answers them as when it was new
   * may serve the next such case.
   */
  cleansUp?: readonly string[];
  /** A target started with these arguments in place of the user's; `$DIR` is filled in. */
  machine?: readonly string[];
  /** It is the user's own machine, with what the case adds. */
  ownMachine?: true;
  /** Why no machine of the target will do: a clause. */
  lack?: string;
  /** Features of the machine and of the build (`features.ts`). */
  requires?: readonly Feature[];
  /** A server that answers for the document itself: what is judged is the document, whatever the server. */
  documentOnly?: boolean;
  /** A server that does what it replies, and does not only make up replies. */
  realEffects?: boolean;
  /** What is done from outside of QMP, by name. */
  stimuli?: readonly string[];
  /** A target that we started: things are done to it from outside, or to files that it uses. */
  ownProcess?: boolean;
  /** Sends something that would change the machine if the server accepted it. */
  mutates?: boolean;
}

interface CaseHead {
  /** Stable; never depends on the position in a list. */
  id: string;
  title: string;
  /** What it stands on; its level follows (`standsOn`). */
  basis: Basis;
  level: Level;
  cites: Citation[];
  needs: Needs;
}

/** A case that converses freely with the target. */
export interface ScriptCase extends CaseHead {
  run(context: CaseContext): Promise<void>;
}

/** Violations, or why the reply does not tell. */
export type Judgement = Finding[] | { undecided: string };

/**
 * A case of one request and one reply that leaves no trace on a correct server, so that a runner may pipeline
 * many of them over one session. `judge` is pure.
 */
export interface ProbeCase extends CaseHead {
  probe: {
    execute: string;
    arguments?: JsonObject;
    judge(reply: Reply): Judgement;
    /** The reply must leave the state as it was (W30): compared by digest. */
    keepsState: boolean;
  };
}

/** A case decided by all that monitors see of its subject in the whole run. */
export interface TrafficCase extends CaseHead {
  traffic: {
    /** Why the case is blocked when nothing of it was seen. */
    unseen: string;
    /** Makes something to see; the rest of the run adds to it. */
    stimulate?(context: CaseContext): Promise<void>;
  };
}

/** One thing to be checked: a value that says what it needs, and is carried out by whoever has a target. */
export type Case = ScriptCase | ProbeCase | TrafficCase;

/** A message from the server, stamped on receipt. */
export interface Received {
  /** Milliseconds since the session opened, monotonic. */
  t: number;
  /** The bytes of the value (latin1: one character a byte), without the line end. */
  raw: string;
  /** Whether CRLF ended it; settled when the next message has come or the session is closed. */
  crlf: boolean;
  /** Bytes between the CRLF of the message before and this one: normally none (W70: 0xFF). */
  before: string;
  /** Bytes that are not JSON stay the string they are. */
  value: JsonValue;
}

export type Reply = Received & { value: JsonObject };

/** One connection to the target. */
export interface Session {
  /** Null on a guest agent, which sends none. */
  readonly greeting: Received | null;
  /** Events received so far, in order. */
  readonly events: Received[];
  readonly closed: boolean;
  /** Milliseconds that a reply may take, unless a call says otherwise. */
  readonly timeout: number;
  /** Sends qmp_capabilities, optionally enabling some. */
  negotiate(enable?: string[]): Promise<Reply>;
  /** Sends a command under an id of its own and waits for the reply with that id. */
  execute(command: string, args?: JsonObject, options?: { oob?: boolean; timeout?: number }): Promise<Reply>;
  /** Sends exactly these bytes (a string goes as UTF-8), or a value as one line of JSON. */
  send(message: string | Uint8Array | JsonObject): void;
  /** The next message that is neither an event nor the reply of `execute`; null when none came in time. */
  receive(timeout?: number): Promise<Received | null>;
  /**
   * Waits for an event (one already received and not yet taken counts); null when none came in time, which is `heldBack`
   * milliseconds more than others have.
   */
  event(name: string, timeout?: number, heldBack?: number): Promise<Received | null>;
  /** What follows belongs together: a finding is shown with what was said from here on. */
  mark(): void;
  /** Half-close: no more requests from us. */
  end(): void;
  /** Resolves when the server has closed the connection; false when it has not in time. */
  untilClosed(timeout?: number): Promise<boolean>;
  /** Closes at once. */
  close(): Promise<void>;
}

export interface Usage {
  /** Bytes of memory that are resident and its own: no program text, no files. */
  memory: number;
  descriptors: number;
}

export interface TargetFacts {
  family: Family;
  /** As greeted: `7.2.22`; null when the server does not tell. */
  version: string | null;
  /** Commands that the server lists (query-commands, guest-info); disabled ones excluded. */
  commands: ReadonlySet<string>;
  /** Commands that the harness or the server has disabled (guest agent). */
  disabled: ReadonlySet<string>;
  /** QOM types that it lists; null when it lists none. */
  types: ReadonlySet<string> | null;
  /** Started by hand, not by us: nothing may act on it. */
  attached: boolean;
}

export interface CaseContext {
  readonly target: TargetFacts;
  /** What the server says of itself, or the nearest catalog when it says nothing. */
  readonly model: Interface;
  /** The reply to query-qmp-schema as received; null where there is none. */
  readonly introspection: JsonValue[] | null;
  /** Directory the target may write to, as the target sees it. */
  readonly scratch: string;
  /** Opens a session; the runner closes it afterwards. `negotiate: false` leaves it in negotiation. */
  open(options?: { negotiate?: boolean; enable?: string[]; pretty?: boolean }): Promise<Session>;
  /** A digest over the target's queries that do not vary by themselves. */
  digest(): Promise<Map<string, string>>;
  /**
   * Does something to the target from outside of QMP, and tells what came of it. Blocked where that fails; where it is
   * `guarded`, as it comes from anybody's file, also where it would reach out of the scratch directory.
   */
  stimulate(name: string, args: JsonObject, guarded?: boolean): Promise<JsonValue>;
  /** Asks again, ever more rarely, until it holds; false when it has not in time (milliseconds; absent: as a reply). */
  until(holds: () => Promise<boolean>, timeout?: number): Promise<boolean>;
  /** What the process of the target holds at the moment. Blocked where nobody may look. */
  usage(): Usage;
  /** Says what a pass is worth; it becomes the reason of the outcome. */
  remark(reason: string): void;
  /** Reports a violation; the case fails, and goes on. */
  fail(finding: Finding): void;
  /** Ends the case: the target legitimately lacks what it checks. */
  inapplicable(reason: string, more?: { announced?: true }): never;
  /** Ends the case: it could not be tried here. */
  blocked(reason: string): never;
}
