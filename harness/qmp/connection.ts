/** One QMP session over a byte stream: what is sent, and what is waited for. */
import type { Duplex } from 'node:stream';
import type { JsonObject } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Family, Received, Reply, Session } from '../../suites/case.js';
import { type Due, NoReply, SessionClosed } from './errors.js';
import { meanwhile } from './meanwhile.js';
import { type Observer, UNWATCHED } from './observer.js';
import { Outstanding, type Waiting } from './outstanding.js';
import { type PipelinedCommand, runPipeline } from './pipeline.js';
import { Reception } from './reception.js';
import { Transcript } from './transcript.js';
import { Waits } from './waits.js';

export type { Observer } from './observer.js';

export interface ConnectionOptions {
  family: Family;
  /** Milliseconds that the server may take to answer. */
  timeout: number;
  /** Whether a message that only drips is waited for once more; see {@link Wait}. Default: yes. */
  generous?: boolean;
  observer?: Observer;
}

export class Connection implements Session {
  readonly transcript = new Transcript();
  closed = false;

  /** Milliseconds on the clock of `performance.now()`; times of messages count from it. */
  readonly opened = performance.now();
  /** When the exchange under way began, on that clock; null where nobody said. */
  marked: number | null = null;

  private readonly observer: Observer;
  private readonly reception: Reception;
  private readonly waits: Waits;
  private readonly outstanding = new Outstanding({
    expired: (late) => this.waits.vain(...late.map(({ message }) => message)),
    meanwhile: (since) => meanwhile(this.transcript.since(since - this.opened), this.rest),
    unread: () => this.reception.tooLarge,
    wait: (timeout) => this.waits.lasting(timeout),
    stood: (ms) => this.waits.stood(ms),
  });
  private readonly whenClosed: Promise<void>;

  constructor(
    private readonly stream: Duplex,
    private readonly options: ConnectionOptions,
  ) {
    const { family, observer = UNWATCHED } = options;
    this.observer = observer;
    let resolve = () => {};
    this.whenClosed = new Promise((closed) => {
      resolve = closed;
    });
    const remark = (text: string) => this.transcript.remarked(this.now(), 'waited', text);
    const closed = () => this.closed;
    this.reception = new Reception(stream, {
      family,
      observer,
      outstanding: this.outstanding,
      transcript: this.transcript,
      now: () => this.now(),
      unread: (why, command) => this.waits.unread(why, command),
      over: () => {
        this.over();
        resolve();
      },
    });
    this.waits = new Waits({
      get closed() {
        return closed();
      },
      observer,
      generous: options.generous ?? true,
      reception: this.reception,
      remark,
    });
  }

  get greeting(): Received | null {
    return this.reception.greeting;
  }

  get events(): Received[] {
    return this.reception.mailbox.events;
  }

  get timeout(): number {
    return this.options.timeout;
  }

  /** Waits for the greeting (W1). Throws NoReply or SessionClosed. */
  async greet(timeout = this.options.timeout): Promise<Received> {
    const first = await this.waits.reply(timeout);
    if (first) return first;
    const { lost } = this.waits;
    if (lost !== null) throw this.waits.unread(lost);
    if (this.closed) throw new SessionClosed('the server closed the connection instead of greeting');
    const came = this.rest ? `, but ${JSON.stringify(this.rest.slice(0, 80))}` : '';
    const message = `no greeting within ${timeout} ms${came}`;
    this.waits.vain(message);
    throw new NoReply(message, { command: null, waited: timeout });
  }

  /** Bytes that have come and make no message. */
  get rest(): string {
    return this.reception.rest.trim();
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
      if (this.closed) return reject(this.closedError({ command, unsent: true }));
      this.write(this.request({ command, arguments: args, oob, timeout, resolve, reject }));
    });
  }

  /** Sends many requests, at most `window` unanswered at a time; see {@link runPipeline}. */
  pipeline(
    requests: readonly PipelinedCommand[],
    onReply: (reply: Reply, index: number) => void,
    window: number,
  ): Promise<void> {
    const [first] = requests;
    if (this.closed && first)
      return Promise.reject(this.closedError({ command: first.execute, unsent: true }));
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
    this.spoilIds();
    if (typeof message === 'string') this.write(message);
    else if (message instanceof Uint8Array) this.write(message);
    else this.write(`${stringifyJson(message)}\n`);
  }

  /** From now on a reply may be to something that is no request of ours. */
  private spoilIds(): void {
    if (this.reception.raw) return;
    this.reception.raw = true;
    this.observer.raw();
  }

  async receive(timeout = this.options.timeout): Promise<Received | null> {
    return (await this.waits.reply(timeout)) ?? this.waits.missing(`no reply within ${timeout} ms`);
  }

  async event(name: string, timeout = this.options.timeout, heldBack = 0): Promise<Received | null> {
    const within = timeout + heldBack;
    return (await this.waits.event(name, within)) ?? this.waits.missing(`no ${name} within ${within} ms`);
  }

  mark(): void {
    // What was sent before, and is not answered yet, belongs to it: the first half of a message, for one.
    this.marked = this.opened + (this.transcript.unanswered() ?? this.now());
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
    const result = await this.waits.timed(Promise.race([this.whenClosed.then(() => true), late]));
    clearTimeout(timer);
    return result;
  }

  /** Lets somebody else use the stream for a moment; what comes meanwhile is theirs. */
  lend<T>(use: (stream: Duplex) => Promise<T>): Promise<T> {
    // A reply to what they sent may come after they have gone.
    this.spoilIds();
    return use(this.stream);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.stream.destroy();
    this.over(true);
    await this.whenClosed;
  }

  private request(waiting: Waiting): string {
    const request = this.outstanding.add(waiting);
    this.observer.sent(request);
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

  private over(byUs = false): void {
    if (this.closed) return;
    this.closed = true;
    if (!byUs) this.transcript.remarked(this.now(), 'closed', this.ending());
    this.observer.closed(this.reception.rest.replace(/^\r\n/, ''));
    this.outstanding.abandon((command) => this.closedError({ command }));
    this.reception.close();
  }

  private ending(): string {
    const rest = this.rest === '' ? '' : `, in the middle of ${JSON.stringify(this.rest.slice(0, 200))}`;
    return `the server closed the connection${rest}`;
  }

  private closedError(due: Due): SessionClosed {
    const when = due.unsent ? `before ${due.command} could be sent` : `before it answered ${due.command}`;
    return new SessionClosed(`the server closed the connection ${when}`, due);
  }
}
