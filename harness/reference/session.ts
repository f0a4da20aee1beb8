/** One connection's conversation: negotiation, the queue of requests, replies and events. */
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import type { Command } from '../../schema/model.js';
import { checkArguments } from './arguments/check.js';
import { type Dialect, dialectOf, prefixOf } from './dialect.js';
import { encodeJson } from './encode.js';
import { asksOutOfBand, type Request, readRequest } from './envelope.js';
import { QmpError } from './errors.js';
import type { Listener, Machine } from './machine.js';
import { type Message, MessageStream } from './parser/message-stream.js';

/** In-band requests that may be in flight when out-of-band execution is enabled (W43); otherwise one. */
const QUEUE_LENGTH = 8;

export interface Output {
  /** Bytes for the client, one character each (latin1). */
  write(text: string): void;
  /** Nothing more will be written. */
  end(): void;
}

export class Session implements Listener {
  private readonly dialect: Dialect;
  private readonly stream = new MessageStream();
  private readonly queue: Message[] = [];
  private readonly enabled = new Set<string>();
  private negotiated: boolean;
  private scheduled = false;
  private ending = false;
  private closed = false;
  private consumed = () => {};

  constructor(
    private readonly machine: Machine,
    private readonly output: Output,
    private readonly pretty: boolean,
  ) {
    this.dialect = dialectOf(machine.model);
    this.negotiated = this.dialect.greeting === null;
    machine.listeners.add(this);
    if (this.dialect.greeting) this.send(this.dialect.greeting);
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
    if (this.queue.length === 0) this.close();
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
    if (this.negotiated) this.send(message);
  }

  quit(): void {
    // The reply to the command that ends the machine still goes out.
    setImmediate(() => this.close());
  }

  /** Reads messages while the queue has room; out-of-band requests overtake it (W42). */
  private read(): void {
    const room = this.enabled.has('oob') ? QUEUE_LENGTH : 1;
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

  private schedule(): void {
    if (this.scheduled || this.queue.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      const message = this.queue.shift();
      if (this.closed || !message) return;
      this.answer(message);
      this.read();
      if (this.ending && this.queue.length === 0) this.close();
    });
  }

  private answer(message: Message): void {
    if ('error' in message) {
      this.send(errorReply(new QmpError(message.error)));
      return;
    }
    const { value } = message;
    const id = isObject(value) && Object.hasOwn(value, 'id') ? { id: value.id as JsonValue } : {};
    try {
      const request = readRequest(value, this.enabled.has('oob'));
      const command = this.find(request);
      const result = this.execute(request, command);
      if (command.successResponse !== false) this.send({ return: result, ...id }, prefixOf(request.command));
    } catch (error) {
      if (!(error instanceof QmpError)) throw error;
      this.send({ ...errorReply(error), ...id });
    }
  }

  private find({ command, oob }: Request): Command {
    const { commands } = this.machine.model;
    if (!this.negotiated && command !== 'qmp_capabilities') {
      throw new QmpError("Expecting capabilities negotiation with 'qmp_capabilities'", 'CommandNotFound');
    }
    const found = Object.hasOwn(commands, command) ? commands[command] : this.unwritten(command);
    if (!found) throw new QmpError(`The command ${command} has not been found`, 'CommandNotFound');
    if (oob && !found.oob) throw new QmpError(`The command ${command} does not support OOB`);
    return found;
  }

  /** A document of a part of QMP may leave out how a session begins. */
  private unwritten(command: string): Command | undefined {
    return command === 'qmp_capabilities' && this.dialect.greeting
      ? { arguments: {}, returns: {} }
      : undefined;
  }

  private execute(request: Request, command: Command): JsonValue {
    checkArguments(this.machine.model, command, request.arguments);
    if (request.command === 'qmp_capabilities') return this.negotiate(request.arguments.enable);
    return this.machine.execute(request.command, command, request.arguments);
  }

  private negotiate(enable: JsonValue | undefined): JsonValue {
    if (this.negotiated) {
      throw new QmpError('Capabilities negotiation is already complete, command ignored', 'CommandNotFound');
    }
    this.negotiated = true;
    if (Array.isArray(enable)) for (const capability of enable) this.enabled.add(String(capability));
    return {};
  }

  private send(message: JsonObject, prefix = ''): void {
    if (!this.closed) this.output.write(prefix + encodeJson(message, this.pretty) + this.dialect.lineEnd);
  }
}

function errorReply({ errorClass, message }: QmpError): JsonObject {
  return { error: { class: errorClass, desc: message } };
}
