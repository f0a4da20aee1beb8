/** What comes on a session: messages, told apart, and handed to whoever waits for them. */
import type { Duplex } from 'node:stream';
import type { Family, Received, Reply } from '../../suites/case.js';
import { Course } from './course.js';
import type { Unread } from './errors.js';
import { whyUnread } from './excess.js';
import type { Frame } from './framer.js';
import { Intake } from './intake.js';
import { VALUE_COST } from './limits.js';
import { Mailbox } from './mailbox.js';
import { glimpse, isLarge, kindOf, MessageReading } from './message.js';
import type { Observer } from './observer.js';
import { type Outstanding, UNMATCHED } from './outstanding.js';
import type { Transcript } from './transcript.js';

/** The session that it is part of. */
export interface Host {
  readonly family: Family;
  readonly observer: Observer;
  readonly outstanding: Outstanding;
  readonly transcript: Transcript;
  /** Milliseconds since the session was opened. */
  now(): number;
  /** The error for whoever waits for what was not read. */
  unread(why: string, command: string): Unread;
  /** Nothing more will come. */
  over(): void;
}

/** A message that is being read, and when it came. */
interface Reading {
  t: number;
  message: MessageReading;
}

export class Reception {
  readonly mailbox = new Mailbox();
  readonly course = new Course();
  greeting: Received | null = null;
  /** Requests are sent as they are: nobody can tell whose a reply is that has no id of ours. */
  raw = false;
  private readonly intake: Intake;
  private last: Received | null = null;
  private reading: Reading | null = null;
  private closed = false;
  /** Nothing has come yet, where a greeting is due. */
  private fresh: boolean;

  constructor(
    stream: Duplex,
    private readonly host: Host,
  ) {
    this.fresh = host.family === 'qmp';
    this.intake = new Intake(stream, {
      came: (complete) => this.came(complete),
      frame: (frame) => this.take(frame),
      settled: () => {
        if (this.last && !this.last.crlf) this.last.crlf = this.intake.framer.ended;
      },
      over: () => host.over(),
    });
  }

  /** Bytes that have come and make no message. */
  get rest(): string {
    return this.intake.framer.rest;
  }

  /** That a message is on its way that will not be read, in words; null where none is. */
  get tooLarge(): string | null {
    const { exceeded, underWay } = this.intake.framer;
    return exceeded === null ? null : whyUnread(exceeded, underWay, false);
  }

  /** What has come and was not taken is dropped; whoever waits for more is told. */
  close(): void {
    this.closed = true;
    this.intake.drop();
    this.mailbox.close();
  }

  private came(complete: readonly Frame[]): void {
    const { exceeded, underWay } = this.intake.framer;
    this.course.came(performance.now(), exceeded === null ? underWay : 0, complete.length);
    for (const frame of complete) if (isLarge(frame)) this.course.unread++;
  }

  /** True: the frame is done with. */
  private take(frame: Frame): boolean {
    if (this.closed) return true;
    if (this.reading === null) {
      if (this.last) this.last.crlf = frame.gap.startsWith('\r\n');
      this.last = null;
      if (frame.excess) {
        this.pass(frame, frame.excess);
        return true;
      }
      this.begin(frame);
    }
    return this.read(frame);
  }

  private begin(frame: Frame): void {
    const t = this.host.now();
    this.host.transcript.received(t, frame.raw);
    this.reading = { t, message: new MessageReading(frame) };
  }

  private read(frame: Frame): boolean {
    const { raw, gap, values } = frame;
    const { t, message } = this.reading as Reading;
    if (!message.step()) return false;
    this.reading = null;
    if (isLarge(frame)) this.course.unread--;
    this.last = { t, raw, crlf: false, before: gap.replace(/^\r\n/, ''), value: message.value };
    this.dispatch(this.last, raw.length + VALUE_COST * values);
    return true;
  }

  /** A message that is too large to be read: whoever waits for it is told. */
  private pass({ raw }: Frame, { of, bytes, tail }: NonNullable<Frame['excess']>): void {
    const { transcript, outstanding } = this.host;
    const why = whyUnread(of, bytes, true);
    this.fresh = false;
    transcript.unread(this.host.now(), raw, bytes, why);
    const { kind, id } = glimpse(raw, tail);
    const reply = kind === 'return' || kind === 'error' || kind === 'other';
    const { request } = reply ? outstanding.match({ id }, !this.raw) : UNMATCHED;
    if (request)
      outstanding.fail(request, this.host.unread(`${why}, for ${request.command}`, request.command));
    else if (kind === 'event') this.mailbox.lost ??= why;
    else this.mailbox.putPassed(why);
  }

  /** `cost`: bytes of memory that it takes. */
  private dispatch(message: Received, cost: number): void {
    const { observer, outstanding } = this.host;
    const kind = kindOf(message.value, this.fresh);
    this.fresh = false;
    if (kind === 'greeting') {
      this.greeting = message;
      observer.received(message, kind, UNMATCHED);
      this.mailbox.putReply(message, cost);
    } else if (kind === 'event') {
      observer.received(message, kind, UNMATCHED);
      this.mailbox.putEvent(message, cost);
    } else {
      const match = outstanding.match(message.value, !this.raw && kind !== 'other');
      // Before anything else of the same chunk is looked at: an event may follow at once.
      if (kind === 'return' && match.request?.command === 'qmp_capabilities') observer.negotiated();
      observer.received(message, kind, match);
      if (match.request) outstanding.settle(match.request, message as Reply);
      else this.mailbox.putReply(message, cost);
    }
  }
}
