/** One QMP session over a byte stream: framing, exact numbers, receipt times, matching of replies, transcript. */
import type { Duplex } from 'node:stream';
import type { JsonObject } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Family, Received, Reply, Session } from '../../suites/case.js';
import type { Match, MessageKind, Request } from '../../suites/monitor.js';
import { NoReply, SessionClosed } from './errors.js';
import { type Frame, Framer } from './framer.js';
import { Inbox } from './inbox.js';
import { kindOf, parseMessage } from './message.js';
import { Outstanding, UNMATCHED, type Waiting } from './outstanding.js';
import { type Command, runPipeline } from './pipeline.js';
import { Transcript } from './transcript.js';

/** Who watches a session. */
export interface Observer {
  /** The same request is in the match of its reply. */
  sent(request: Request): void;
  received(message: Received, kind: MessageKind, match: Match): void;
  negotiated(): void;
  raw(): void;
  closed(rest: string): void;
  /** A reply, a greeting or an event that was waited for did not come in time. */
  waitedInVain(): void;
}

export interface ConnectionOptions {
  family: Family;
  /** Milliseconds that the server may take to answer. */
  timeout: number;
  observer?: Observer;
}

export class Connection implements Session {
  readonly events: Received[] = [];
  readonly transcript = new Transcript();
  greeting: Received | null = null;
  closed = false;

  private readonly opened = performance.now();
  private readonly framer = new Framer();
  private readonly outstanding = new Outstanding(() => this.vain());
  private readonly replies = new Inbox<Received>();
  private readonly untaken = new Inbox<Received>();
  private readonly whenClosed: Promise<void>;
  private last: Received | null = null;
  private raw = false;
  /** Nothing has come yet, where a greeting is due. */
  private fresh: boolean;

  constructor(
    private readonly stream: Duplex,
    private readonly options: ConnectionOptions,
  ) {
    this.fresh = options.family === 'qmp';
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
    this.vain();
    const came = this.rest ? `, but ${JSON.stringify(this.rest.slice(0, 80))}` : '';
    throw new NoReply(`no greeting within ${timeout} ms${came}`);
  }

  /** Bytes that have come and make no message. */
  get rest(): string {
    return this.framer.rest.trim();
  }

  negotiate(enable?: string[]): Promise<Reply> {
    return this.execute('qmp_capabilities', enable && { enable });
  }

  execute(
    command: string,
    args?: JsonObject,
    { oob = false, timeout = this.options.timeout }: { oob?: boolean; timeout?: number } = {},
  ): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(this.closedError(command));
      this.write(this.request({ command, arguments: args, oob, timeout, resolve, reject }));
    });
  }

  /** Sends many requests, at most `window` unanswered at a time; see {@link runPipeline}. */
  pipeline(
    requests: readonly Command[],
    onReply: (reply: Reply, index: number) => void,
    window: number,
  ): Promise<void> {
    if (this.closed) return Promise.reject(this.closedError('a pipeline'));
    const { timeout } = this.options;
    return runPipeline(
      requests,
      onReply,
      window,
      ({ execute: command, arguments: args }, resolve, reject) =>
        this.request({ command, arguments: args, oob: false, timeout, resolve, reject }),
      (text) => this.write(text),
    );
  }

  /** Requests sent through {@link execute} and {@link pipeline}. */
  get requests(): number {
    return this.outstanding.made;
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
    return (await this.replies.take(timeout)) ?? this.vain();
  }

  async event(name: string, timeout = this.options.timeout, heldBack = 0): Promise<Received | null> {
    return (
      (await this.untaken.take(timeout + heldBack, (m) => (m.value as JsonObject).event === name)) ??
      this.vain()
    );
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

  /** Lets somebody else use the stream for a moment; what comes meanwhile is theirs. */
  lend<T>(use: (stream: Duplex) => Promise<T>): Promise<T> {
    return use(this.stream);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.stream.destroy();
    this.over();
    await this.whenClosed;
  }

  private vain(): null {
    if (!this.closed) this.options.observer?.waitedInVain();
    return null;
  }

  private request(waiting: Waiting): string {
    const request = this.outstanding.add(waiting);
    this.options.observer?.sent(request);
    const { id, command, arguments: args, oob } = request;
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
    const kind = kindOf(message.value, this.fresh);
    this.fresh = false;
    if (kind === 'greeting') {
      this.greeting = message;
      this.options.observer?.received(message, kind, UNMATCHED);
      this.replies.put(message);
    } else if (kind === 'event') {
      this.options.observer?.received(message, kind, UNMATCHED);
      this.events.push(message);
      this.untaken.put(message);
    } else {
      const match = this.outstanding.match(message.value, !this.raw && kind !== 'other');
      // Before anything else of the same chunk is looked at: an event may follow at once.
      if (kind === 'return' && match.request?.command === 'qmp_capabilities')
        this.options.observer?.negotiated();
      this.options.observer?.received(message, kind, match);
      if (match.request) this.outstanding.settle(match.request, message as Reply);
      else this.replies.put(message);
    }
  }

  private over(): void {
    if (this.closed) return;
    this.closed = true;
    this.options.observer?.closed(this.framer.rest.replace(/^\r\n/, ''));
    this.outstanding.abandon((command) => this.closedError(command));
    this.replies.close();
    this.untaken.close();
  }

  private closedError(command: string): SessionClosed {
    return new SessionClosed(`the server closed the connection before it answered ${command}`);
  }
}
