/** A server that breaks one rule: a stream between the harness and a real server that changes what passes. */
import { Duplex } from 'node:stream';
import { Framer } from '../../harness/qmp/framer.js';
import type { Endpoint, Target } from '../../harness/target/target.js';
import { isObject, type JsonObject } from '../../schema/json.js';
import { parseJson, stringifyJson } from '../../schema/json-text.js';

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
}

/** The target with the mutation on all of its connections. */
export function mutated(target: Target, mutation: Mutation): Target {
  const links: Link[] = [];
  const shared: Record<string, unknown> = {};
  const lineEnd = target.family === 'ga' ? '\n' : '\r\n';
  const endpoints = target.endpoints.map((endpoint, index): Endpoint => {
    let visits = 0;
    return {
      pretty: endpoint.pretty,
      connect: async () =>
        new Tap(await endpoint.connect(), mutation, lineEnd, {
          endpoint: index,
          visit: visits++,
          links,
          shared,
        }),
    };
  });
  return new Proxy(target, {
    get: (real, name) => {
      if (name === 'endpoints') return endpoints;
      const value: unknown = Reflect.get(real, name);
      return typeof value === 'function' ? value.bind(real) : value;
    },
  });
}

const inAscii = (value: JsonObject) =>
  stringifyJson(value).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

class Tap extends Duplex {
  private readonly framer = new Framer();
  private readonly link: Link;

  constructor(
    private readonly server: Duplex,
    private readonly mutation: Mutation,
    private readonly lineEnd: string,
    place: Pick<Link, 'endpoint' | 'visit' | 'links' | 'shared'>,
  ) {
    super();
    this.link = {
      ...place,
      state: {},
      open: true,
      toServer: (bytes) => server.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes),
      toClient: (bytes) => this.push(Buffer.from(bytes, 'latin1')),
      close: () => this.destroy(),
    };
    place.links.push(this.link);
    mutation.connected?.(this.link);
    server.on('data', (chunk: Buffer) => this.receive(chunk));
    server.on('error', () => {});
    server.once('close', () => this.push(null));
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    const bytes = chunk.toString('latin1');
    const passed = this.mutation.request ? this.mutation.request(bytes, this.link) : bytes;
    if (passed !== null && !this.server.destroyed) this.link.toServer(passed);
    done();
  }

  override _final(done: () => void): void {
    if (this.mutation.halfClosed?.(this.link)) this.destroy();
    else this.server.end();
    done();
  }

  override _destroy(_error: Error | null, done: () => void): void {
    this.link.open = false;
    this.mutation.closed?.(this.link);
    this.server.destroy();
    done();
  }

  private receive(chunk: Buffer): void {
    for (const { raw, gap } of this.framer.push(chunk)) {
      const before = gap.replace(/[\r\n]/g, '');
      const given = this.replace(raw, before);
      if (given !== null && this.link.open) this.push(Buffer.from(given, 'latin1'));
    }
  }

  private replace(raw: string, before: string): string | null {
    const unchanged = before + raw + this.lineEnd;
    if (!this.mutation.message) return unchanged;
    let value: unknown;
    try {
      value = parseJson(raw);
    } catch {
      return unchanged;
    }
    if (!isObject(value)) return unchanged;
    const given = this.mutation.message(value, this.link, before + raw);
    if (given === value) return unchanged;
    return given === null || typeof given === 'string' ? given : before + inAscii(given) + this.lineEnd;
  }
}
