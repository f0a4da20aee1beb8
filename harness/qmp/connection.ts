/** One QMP session over a byte stream: framing, exact numbers, receipt times, matching of replies, transcript. */
import type { Duplex } from 'node:stream';
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { parseJson, stringifyJson } from '../../schema/json-text.js';
import type { Family, Received, Reply, Session } from '../../suites/case.js';
import type { Match, MessageKind, Request } from '../../suites/monitor.js';
import { NoReply, SessionClosed } from './errors.js';
import { type Frame, Framer } from './framer.js';
import { Inbox } from './inbox.js';
import { Transcript } from './transcript.js';

/** Who watches a session. */
export interface Observer {
  received(message: Received, kind: MessageKind, match: Match): void;
  negotiated(): void;
  raw(): void;
  closed(rest: string): void;
}

export interface ConnectionOptions {
  family: Family;
  /** Milliseconds that the server may take to answer. */
  timeout: number;
  observer?: Observer;
}

interface Pending extends Request {
  deadline: number;
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

const UNMATCHED: Match = { request: null, by: 'none', overtook: false };

export class Connection implements Session {
  readonly events: Received[] = [];
  readonly transcript = new Transcript();
  greeting: Received | null = null;
  closed = false;
  /** Requests sent through {@link execute} and {@link pipeline}. */
  requests = 0;

  private readonly opened = performance.now();
  private readonly framer = new Framer();
  private readonly pending = new Map<number, Pending>();
  private readonly replies = new Inbox<Received>();
  private readonly untaken = new Inbox<Received>();
  private readonly whenClosed: Promise<void>;
  private last: Received | null = null;
  private nextId = 1;
  private raw = false;
  private greeted: boolean;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly stream: Duplex,
    private readonly options: ConnectionOptions,
  ) {
    this.greeted = options.family === 'ga';
    stream.on('data', (chunk: Buffer) => this.take(chunk));
    stream.on('error', () => {});
    this.whenClosed = new Promise((resolve) => {
      const over = () => {
        this.over();
        resolve();
      };
      stream.once('end', over);
      stream.once('close', over);
    });
  }

  /** Waits for the greeting (W1). Throws NoReply or SessionClosed. */
  async greet(timeout = this.options.timeout): Promise<Received> {
    const first = await this.replies.take(timeout);
    if (first) return first;
    if (this.closed) throw new SessionClosed('the server closed the connection instead of greeting');
    const came = this.garbage ? `, but ${JSON.stringify(this.framer.rest.trim().slice(0, 80))}` : '';
    throw new NoReply(`no greeting within ${timeout} ms${came}`);
  }

  /** Bytes have come that make no message. */
  get garbage(): boolean {
    return this.framer.rest.trim() !== '';
  }

  negotiate(enable?: string[]): Promise<Reply> {
    return this.execute('qmp_capabilities', enable && { enable });
  }

  execute(
    command: string,
    args?: JsonObject,
    { oob = false, timeout }: { oob?: boolean; timeout?: number } = {},
  ): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(this.closedError(command));
      const request = this.enqueue({ command, arguments: args, oob, timeout, resolve, reject });
      this.write(request);
    });
  }

  /**
   * Sends many requests, at most `window` unanswered at a time, and hands over each reply as it comes.
   * Resolves when all are answered; rejects when one is not, leaving the rest unanswered.
   */
  pipeline(
    requests: readonly { execute: string; arguments?: JsonObject }[],
    onReply: (reply: Reply, index: number) => void,
    window: number,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(this.closedError('a pipeline'));
      let sent = 0;
      let answered = 0;
      const refill = () => {
        let text = '';
        for (; sent < requests.length && sent - answered < window; sent++) {
          const index = sent;
          const { execute: command, arguments: args } = requests[index] as {
            execute: string;
            arguments?: JsonObject;
          };
          text += this.enqueue({
            command,
            arguments: args,
            oob: false,
            timeout: undefined,
            resolve: (reply) => {
              answered++;
              onReply(reply, index);
              if (answered === requests.length) resolve();
              // Half a window at a time: few large writes instead of many small ones.
              else if (sent < requests.length && sent - answered <= window >> 1) refill();
            },
            reject,
          });
        }
        if (text) this.write(text);
      };
      if (requests.length === 0) resolve();
      else refill();
    });
  }

  send(message: string | Uint8Array | JsonObject): void {
    if (!this.raw) {
      this.raw = true;
      this.options.observer?.raw();
    }
    if (typeof message === 'string') this.write(message);
    else if (message instanceof Uint8Array) this.write(message);
    else this.write(`${stringifyJson(message)}\n`);
  }

  async receive(timeout = this.options.timeout): Promise<Received | null> {
    return (await this.replies.take(timeout)) ?? null;
  }

  async event(name: string, timeout = this.options.timeout): Promise<Received | null> {
    return (await this.untaken.take(timeout, (m) => (m.value as JsonObject).event === name)) ?? null;
  }

  end(): void {
    this.stream.end();
  }

  async untilClosed(timeout = this.options.timeout): Promise<boolean> {
    if (this.closed) return true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), timeout);
    });
    const result = await Promise.race([this.whenClosed.then(() => true), late]);
    clearTimeout(timer);
    return result;
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.stream.destroy();
    this.over();
    await this.whenClosed;
  }

  private enqueue(request: Omit<Pending, 'id' | 'deadline'> & { timeout: number | undefined }): string {
    const id = this.nextId++;
    const { command, arguments: args, oob, timeout = this.options.timeout, resolve, reject } = request;
    this.pending.set(id, {
      command,
      arguments: args,
      oob,
      id,
      deadline: performance.now() + timeout,
      resolve,
      reject,
    });
    this.requests++;
    this.arm(timeout);
    const message: JsonObject = { [oob ? 'exec-oob' : 'execute']: command };
    if (args !== undefined) message.arguments = args;
    message.id = id;
    return `${stringifyJson(message)}\n`;
  }

  private write(bytes: string | Uint8Array): void {
    this.transcript.sent(this.now(), bytes);
    this.stream.write(bytes);
  }

  private now(): number {
    return performance.now() - this.opened;
  }

  private take(chunk: Buffer): void {
    const frames = this.framer.push(chunk);
    if (this.last && !this.last.crlf && frames.length === 0) this.last.crlf = this.framer.ended;
    for (const frame of frames) {
      if (this.last) this.last.crlf = frame.gap.startsWith('\r\n');
      this.last = this.message(frame);
      this.dispatch(this.last);
    }
    if (frames.length > 0 && this.last) this.last.crlf = this.framer.ended;
  }

  private message({ raw, gap }: Frame): Received {
    const t = this.now();
    this.transcript.received(t, raw);
    return { t, raw, crlf: false, before: gap.replace(/^\r\n/, ''), value: parseMessage(raw) };
  }

  private dispatch(message: Received): void {
    const kind = kindOf(message.value, this.greeted);
    this.greeted = true;
    if (kind === 'greeting') {
      this.greeting = message;
      this.options.observer?.received(message, kind, UNMATCHED);
      this.replies.put(message);
    } else if (kind === 'event') {
      this.options.observer?.received(message, kind, UNMATCHED);
      this.events.push(message);
      this.untaken.put(message);
    } else {
      const match = this.match(message.value, kind);
      // Before anything else of the same chunk is looked at: an event may follow at once.
      if (kind === 'return' && match.request?.command === 'qmp_capabilities')
        this.options.observer?.negotiated();
      this.options.observer?.received(message, kind, match);
      const pending = match.request as Pending | null;
      if (pending) {
        this.pending.delete(pending.id as number);
        pending.resolve(message as Reply);
      } else this.replies.put(message);
    }
  }

  private match(value: JsonValue, kind: MessageKind): Match {
    const id = isObject(value) ? value.id : undefined;
    const byId = typeof id === 'number' ? this.pending.get(id) : undefined;
    const oldest = firstInBand(this.pending);
    if (byId) return { request: byId, by: 'id', overtook: !byId.oob && oldest !== byId };
    // A wrong id must not look like a hang; but where a case sends bytes of its own, nobody can tell whose reply it is.
    if (!this.raw && oldest && kind !== 'other') return { request: oldest, by: 'order', overtook: false };
    return UNMATCHED;
  }

  private arm(delay: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.expire();
    }, delay);
  }

  private expire(): void {
    const now = performance.now();
    let next = Number.POSITIVE_INFINITY;
    for (const [id, pending] of this.pending) {
      if (pending.deadline <= now + 1) {
        this.pending.delete(id);
        pending.reject(new NoReply(`no reply to ${pending.command}`));
      } else next = Math.min(next, pending.deadline);
    }
    if (next < Number.POSITIVE_INFINITY) this.arm(next - now);
  }

  private over(): void {
    if (this.closed) return;
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    this.options.observer?.closed(this.framer.rest.replace(/^\r\n/, ''));
    for (const pending of this.pending.values()) pending.reject(this.closedError(pending.command));
    this.pending.clear();
    this.replies.close();
    this.untaken.close();
  }

  private closedError(command: string): SessionClosed {
    return new SessionClosed(`the server closed the connection before it answered ${command}`);
  }
}

function firstInBand(pending: Map<number, Pending>): Pending | null {
  for (const request of pending.values()) if (!request.oob) return request;
  return null;
}

function kindOf(value: JsonValue, greeted: boolean): MessageKind {
  if (!isObject(value)) return 'other';
  if ('event' in value) return 'event';
  if ('return' in value) return 'return';
  if ('error' in value) return 'error';
  if ('QMP' in value || !greeted) return 'greeting';
  return 'other';
}

/** Undefined never stands for a message: bytes that are not JSON are kept as the string they are. */
function parseMessage(raw: string): JsonValue {
  try {
    // Bytes beyond ASCII are UTF-8, which RFC 8259 allows and W10 does not: read it, the envelope monitor complains.
    return parseJson(/[^\x00-\x7f]/.test(raw) ? Buffer.from(raw, 'latin1').toString('utf8') : raw);
  } catch {
    return raw;
  }
}
