/** What a mutation is: a change of what passes between a client and a server that is right. */
import type { JsonObject } from '../../schema/json.js';
import type { Usage } from '../../suites/case.js';

/** One connection, as a mutation sees it. */
export interface Link {
  /** Number of the monitor, and of the connection to it. */
  endpoint: number;
  visit: number;
  /** All connections so far, this one included, the oldest first. */
  links: Link[];
  /** For the mutation's own use; `shared` outlives the connection. */
  state: Record<string, unknown>;
  shared: Record<string, unknown>;
  open: boolean;
  toServer(bytes: string | Buffer): void;
  toClient(bytes: string): void;
  close(): void;
  /** Ends the whole server. */
  crash(): void;
}

/** What the client gets for a message: another message, bytes (latin1), or nothing. */
export type Replacement = JsonObject | string | null;

export interface Mutation {
  /** Right after connecting. */
  connected?(link: Link): void;
  /** Bytes from the client; what the server gets instead. */
  request?(bytes: string, link: Link): string | null;
  /** A message from the server. */
  message?(value: JsonObject, link: Link, raw: string): Replacement;
  /** The client has closed its side; true: go on as if it had closed both. */
  halfClosed?(link: Link): boolean;
  closed?(link: Link): void;
  /** What the server holds after so many connections. */
  usage?(connections: number): Usage;
}
