/** One connection's traffic: bytes to requests, their queue, replies and events to bytes. */
import type { JsonObject } from '../../schema/json.js';
import { type Dialect, dialectOf, prefixOf } from './dialect.js';
import { Dispatcher, type Scripted, type ServerReply } from './dispatcher.js';
import { encodeJson } from './encode.js';
import { asksOutOfBand } from './envelope.js';
import { eventMessage } from './event-message.js';
import type { MachineListener } from './machine.js';
import { type Message, MessageStream } from './parser/message-stream.js';
import type { ReferenceMachine } from './reference-machine.js';
import { playScript, type ScriptStage } from './script/player.js';

/** In-band requests that may be in flight when out-of-band execution is enabled (W43); otherwise one. */
const QUEUE_LENGTH = 8;

export interface SessionOutput {
  /** Bytes for the client, one character each (latin1). */
  write(text: string): void;
  /** Nothing more will be written. */
  end(): void;
}

export class ServerSession implements MachineListener {
  private readonly dialect: Dialect;
  private readonly dispatcher: Dispatcher;
  private readonly stream = new MessageStream();
  private readonly queue: Message[] = [];
  private scheduled = false;
  /** An in-band request waits for its answer, and all others wait for it (W14). */
  private busy = false;
  private ending = false;
  private closed = false;
  private consumed = () => {};

  constructor(
    private readonly machine: ReferenceMachine,
    private readonly output: SessionOutput,
    private readonly pretty: boolean,
  ) {
    this.dialect = dialectOf(machine.model);
    this.dispatcher = new Dispatcher(machine, this.dialect);
    machine.listeners.add(this);
    if (this.dialect.greeting) this.send({ message: this.dialect.greeting, prefix: '' });
  }

  /** Takes bytes from the client; `consumed` is called when there is room for more. */
  receive(chunk: Uint8Array, consumed: () => void): void {
    if (this.closed) {
      consumed();
      return;
    }
    this.consumed = consumed;
    this.stream.push(chunk);
    this.read();
  }

  /** The client sends no more; what it has sent is still answered (W8). */
  end(): void {
    this.ending = true;
    this.closeWhenDone();
  }

  /** Forgets everything at once. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.machine.listeners.delete(this);
    this.output.end();
    this.askForMore();
  }

  event(message: JsonObject): void {
    if (this.dispatcher.negotiated) this.send({ message, prefix: '' });
  }

  quit(): void {
    // The reply to the command that ends the machine still goes out.
    setImmediate(() => this.close());
  }

  /** Reads messages while the queue has room; out-of-band requests overtake it (W42). */
  private read(): void {
    const room = this.dispatcher.oobEnabled ? QUEUE_LENGTH : 1;
    while (!this.closed && this.queue.length < room) {
      const message = this.stream.next();
      if (!message) {
        this.askForMore();
        break;
      }
      if ('value' in message && asksOutOfBand(message.value)) this.answer(message);
      else this.queue.push(message);
    }
    this.schedule();
  }

  private askForMore(): void {
    const { consumed } = this;
    this.consumed = () => {};
    consumed();
  }

  private closeWhenDone(): void {
    if (this.ending && this.queue.length === 0 && !this.busy) this.close();
  }

  private schedule(): void {
    if (this.scheduled || this.busy || this.queue.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      const message = this.queue.shift();
      if (this.closed || !message) return;
      this.answer(message, true);
      this.read();
      this.closeWhenDone();
    });
  }

  private answer(message: Message, inBand = false): void {
    const unopened = !this.dispatcher.negotiated;
    const answer = this.dispatcher.answer(message);
    if (answer === null) return;
    if ('act' in answer) void this.play(answer, inBand);
    else this.send(answer);
    if (unopened && this.dispatcher.negotiated) this.opened();
  }

  /** Until the script is done with the request. */
  private async play({ act, id, command, normally }: Scripted, inBand: boolean): Promise<void> {
    this.busy ||= inBand;
    await playScript(act, {
      ...this.stage((message) => this.machine.announce(message)),
      reply: (outcome) => this.send({ message: { ...outcome, ...id }, prefix: prefixOf(command) }),
      normally: () => {
        const unopened = !this.dispatcher.negotiated;
        const reply = normally();
        if (reply) this.send(reply);
        if (unopened && this.dispatcher.negotiated) this.opened();
      },
    });
    if (!inBand) return;
    this.busy = false;
    this.read();
    this.closeWhenDone();
  }

  /** What a script has for a client that has just negotiated, it has for this one alone. */
  private opened(): void {
    for (const act of this.machine.player.on('connect'))
      void playScript(
        act,
        this.stage((message) => this.event(message)),
      );
  }

  private stage(announce: (message: JsonObject) => void): ScriptStage {
    return {
      ...this.machine.stage(),
      event: (name, data) => announce(eventMessage(name, data)),
      raw: (text) => {
        if (!this.closed) this.output.write(Buffer.from(text).toString('latin1'));
      },
      close: () => this.close(),
    };
  }

  private send({ message, prefix }: ServerReply): void {
    if (!this.closed) this.output.write(prefix + encodeJson(message, this.pretty) + this.dialect.lineEnd);
  }
}
