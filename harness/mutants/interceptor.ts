/** A server that breaks one rule: a stream between the client and a server that is right, which changes what passes. */
import { Duplex } from 'node:stream';
import { isObject } from '../../schema/json.js';
import { parseJson } from '../../schema/json-text.js';
import { Framer } from '../qmp/framer.js';
import { encodeJson } from '../reference/encode.js';
import type { Endpoint, Target } from '../target/target.js';
import type { Link, Mutation } from './mutation.js';

/** Puts the mutation on connections, one after the other; what it shares, they share. */
export class Taps {
  private readonly links: Link[] = [];
  private readonly shared: Record<string, unknown> = {};
  private readonly visits = new Map<number, number>();
  private readonly servers: Duplex[] = [];
  private readonly crash: () => void;

  /** `crash` ends the whole server. */
  constructor(
    private readonly mutation: Mutation,
    private readonly lineEnd: string,
    crash: () => void,
  ) {
    this.crash = () => {
      // Who dies has closed all connections; one that ends in order may wait for them.
      for (const server of this.servers) server.destroy();
      crash();
    };
  }

  /** So far. */
  get connections(): number {
    return this.links.length;
  }

  /** The client's end, for the stream to a server; `endpoint` counts its monitors. */
  on(server: Duplex, endpoint = 0): Duplex {
    const visit = this.visits.get(endpoint) ?? 0;
    this.visits.set(endpoint, visit + 1);
    this.servers.push(server);
    const { links, shared, crash } = this;
    return new Tap(server, this.mutation, this.lineEnd, { endpoint, visit, links, shared, crash });
  }
}

/** The target with the mutation on all of its connections. */
export function mutated(target: Target, mutation: Mutation): Target {
  const taps = new Taps(mutation, target.family === 'ga' ? '\n' : '\r\n', () => void target.end());
  const endpoints = target.endpoints.map(
    (endpoint, index): Endpoint => ({
      pretty: endpoint.pretty,
      connect: async () => taps.on(await endpoint.connect(), index),
    }),
  );
  return new Proxy(target, {
    get: (real, name) => {
      if (name === 'endpoints') return endpoints;
      if (name === 'usage' && mutation.usage) return () => mutation.usage?.(taps.connections);
      const value: unknown = Reflect.get(real, name);
      return typeof value === 'function' ? value.bind(real) : value;
    },
  });
}

class Tap extends Duplex {
  private readonly framer = new Framer();
  private readonly link: Link;

  constructor(
    private readonly server: Duplex,
    private readonly mutation: Mutation,
    private readonly lineEnd: string,
    place: Pick<Link, 'endpoint' | 'visit' | 'links' | 'shared' | 'crash'>,
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
    return given === null || typeof given === 'string' ? given : before + encodeJson(given) + this.lineEnd;
  }
}
