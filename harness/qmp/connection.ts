/** One QMP session over a byte stream: framing, exact numbers, receipt times, matching of replies, transcript. */
import type { Duplex } from 'node:stream';
import type { JsonObject } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Family, Received, Reply, Session } from '../../suites/case.js';
import type { Match, MessageKind, Request } from '../../suites/monitor.js';
import { Course, Wait } from './course.js';
import { type Due, NoReply, SessionClosed, Unread } from './errors.js';
import { whyUnread } from './excess.js';
import type { Frame } from './framer.js';
import { Intake } from './intake.js';
import { VALUE_COST } from './limits.js';
import { Mailbox } from './mailbox.js';
import { meanwhile } from './meanwhile.js';
import { glimpse, kindOf, parseMessage } from './message.js';
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

/** Of requests that time out together so many are named. */
const REMARKS = 5;

export class Connection implements Session {
  readonly transcript = new Transcript();
  greeting: Received | null = null;
  closed = false;

  /** Milliseconds on the clock of `performance.now()`; times of messages count from it. */
  readonly opened = performance.now();
  /** When the exchange under way began, on that clock; null where nobody said. */
  marked: number | null = null;

  private readonly intake: Intake;
  private readonly course = new Course();
  private readonly outstanding = new Outstanding({
    expired: (late) => this.vain(...late.map(({ message }) => message)),
    meanwhile: (since) => meanwhile(this.transcript.since(since - this.opened), this.rest),
    unread: () => this.tooLarge,
    wait: (timeout) => new Wait(timeout, this.course),
  });
  private readonly mailbox = new Mailbox();
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
    let resolve = () => {};
    this.whenClosed = new Promise((closed) => {
      resolve = closed;
    });
    this.intake = new Intake(stream, {
      came: (complete) => this.came(complete),
      frame: (frame) => this.take(frame),
      settled: () => {
        if (this.last && !this.last.crlf) this.last.crlf = this.intake.framer.ended;
      },
      over: () => {
        this.over();
        resolve();
      },
    });
  }

  get events(): Received[] {
    return this.mailbox.events;
  }

  get timeout(): number {
    return this.options.timeout;
  }

  /** Waits for the greeting (W1). Throws NoReply or SessionClosed. */
  async greet(timeout = this.options.timeout): Promise<Received> {
    const first = await this.nextReply(timeout);
    if (first) return first;
    const unread = this.tooLarge ?? this.mailbox.lost;
    if (unread !== null) throw this.unread(unread);
    if (this.closed) throw new SessionClosed('the server closed the connection instead of greeting');
    const came = this.rest ? `, but ${JSON.stringify(this.rest.slice(0, 80))}` : '';
    const message = `no greeting within ${timeout} ms${came}`;
    this.vain(message);
    throw new NoReply(message, { command: null, waited: timeout });
  }

  /** Bytes that have come and make no message. */
  get rest(): string {
    return this.intake.framer.rest.trim();
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
    requests: readonly Command[],
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
    if (!this.raw) {
      this.raw = true;
      this.options.observer?.raw();
    }
    if (typeof message === 'string') this.write(message);
    else if (message instanceof Uint8Array) this.write(message);
    else this.write(`${stringifyJson(message)}\n`);
  }

  async receive(timeout = this.options.timeout): Promise<Received | null> {
    return (await this.nextReply(timeout)) ?? this.missing(`no reply within ${timeout} ms`);
  }

  async event(name: string, timeout = this.options.timeout, heldBack = 0): Promise<Received | null> {
    const within = timeout + heldBack;
    return (
      (await this.mailbox.takeEvent(name, within, this.patience(within))) ??
      this.missing(`no ${name} within ${within} ms`)
    );
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
    this.over(true);
    await this.whenClosed;
  }

  /** Throws Unread in the place of one that was too large. */
  private async nextReply(timeout: number): Promise<Received | undefined> {
    const next = await this.mailbox.takeReply(timeout, this.patience(timeout));
    if (next && 'unread' in next) throw this.unread(next.unread);
    return next;
  }

  /** How long a wait goes on while a message comes. */
  private patience(timeout: number): () => number {
    const wait = new Wait(timeout, this.course);
    return () => wait.more(performance.now());
  }

  /** A message is on its way that will not be read. */
  private get tooLarge(): string | null {
    const { exceeded, underWay } = this.intake.framer;
    return exceeded === null ? null : whyUnread(exceeded, underWay, false);
  }

  /** What was waited for did not come; where it may have been lost, nobody can tell. */
  private missing(remark: string): null {
    const unread = this.tooLarge ?? this.mailbox.lost;
    if (unread !== null && !this.closed) throw this.unread(`${remark}; ${unread}`);
    return this.vain(remark);
  }

  private unread(why: string, command: string | null = null): Unread {
    this.options.observer?.waitedInVain();
    return new Unread(why, { command });
  }

  /** Notes what was waited for in vain. */
  private vain(...remarks: string[]): null {
    if (this.closed) return null;
    for (const remark of remarks.slice(0, REMARKS)) this.transcript.remarked(this.now(), 'waited', remark);
    this.options.observer?.waitedInVain();
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

  private came(complete: number): void {
    const { exceeded, underWay } = this.intake.framer;
    this.course.came(performance.now(), exceeded === null ? underWay : 0, complete);
  }

  private take(frame: Frame): void {
    if (this.closed) return;
    if (this.last) this.last.crlf = frame.gap.startsWith('\r\n');
    this.last = null;
    if (frame.excess) this.pass(frame, frame.excess);
    else {
      this.last = this.message(frame);
      this.dispatch(this.last, frame.raw.length + VALUE_COST * frame.values);
    }
  }

  private message(frame: Frame): Received {
    const { raw, gap } = frame;
    const t = this.now();
    this.transcript.received(t, raw);
    return { t, raw, crlf: false, before: gap.replace(/^\r\n/, ''), value: parseMessage(raw, frame) };
  }

  /** A message that is too large to be read: whoever waits for it is told. */
  private pass({ raw }: Frame, { of, bytes, tail }: NonNullable<Frame['excess']>): void {
    const why = whyUnread(of, bytes, true);
    this.fresh = false;
    this.transcript.unread(this.now(), raw, bytes, why);
    const { kind, id } = glimpse(raw, tail);
    const reply = kind === 'return' || kind === 'error' || kind === 'other';
    const { request } = reply ? this.outstanding.match({ id }, !this.raw) : UNMATCHED;
    if (request)
      this.outstanding.fail(request, this.unread(`${why}, for ${request.command}`, request.command));
    else if (kind === 'event') this.mailbox.lost ??= why;
    else this.mailbox.putPassed(why);
  }

  /** `cost`: bytes of memory that it takes. */
  private dispatch(message: Received, cost: number): void {
    const kind = kindOf(message.value, this.fresh);
    this.fresh = false;
    if (kind === 'greeting') {
      this.greeting = message;
      this.options.observer?.received(message, kind, UNMATCHED);
      this.mailbox.putReply(message, cost);
    } else if (kind === 'event') {
      this.options.observer?.received(message, kind, UNMATCHED);
      this.mailbox.putEvent(message, cost);
    } else {
      const match = this.outstanding.match(message.value, !this.raw && kind !== 'other');
      // Before anything else of the same chunk is looked at: an event may follow at once.
      if (kind === 'return' && match.request?.command === 'qmp_capabilities')
        this.options.observer?.negotiated();
      this.options.observer?.received(message, kind, match);
      if (match.request) this.outstanding.settle(match.request, message as Reply);
      else this.mailbox.putReply(message, cost);
    }
  }

  private over(byUs = false): void {
    if (this.closed) return;
    this.closed = true;
    this.intake.drop();
    if (!byUs) this.transcript.remarked(this.now(), 'closed', this.ending());
    this.options.observer?.closed(this.intake.framer.rest.replace(/^\r\n/, ''));
    this.outstanding.abandon((command) => this.closedError({ command }));
    this.mailbox.close();
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
