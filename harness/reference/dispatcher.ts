/** Answers the messages of one session, and knows what it has negotiated. */
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import type { Command } from '../../schema/model.js';
import { PatternError } from '../../schema/text-pattern.js';
import { checkArguments } from './arguments/check.js';
import { type Dialect, prefixOf } from './dialect.js';
import { type ReceivedRequest, readRequest } from './envelope.js';
import { QmpError } from './errors.js';
import type { Message } from './parser/message-stream.js';
import type { ReferenceMachine } from './reference-machine.js';
import type { Act } from './script/format.js';

export interface ServerReply {
  message: JsonObject;
  /** What comes before it on the wire. */
  prefix: string;
}

/** What a script wants done about a request. */
export interface Scripted {
  act: Act;
  id: JsonObject;
  command: string;
  /** The answer that there would be without the script. */
  normally(): ServerReply | null;
}

export class Dispatcher {
  private readonly enabled = new Set<string>();
  negotiated: boolean;

  constructor(
    private readonly machine: ReferenceMachine,
    private readonly dialect: Dialect,
  ) {
    this.negotiated = dialect.greeting === null;
  }

  get oobEnabled(): boolean {
    return this.enabled.has('oob');
  }

  /** Does what the message asks for; null where success is not answered (W70). */
  answer(message: Message): ServerReply | Scripted | null {
    if ('error' in message) return errorReply(new QmpError(message.error));
    const { value } = message;
    const id = isObject(value) && Object.hasOwn(value, 'id') ? { id: value.id as JsonValue } : {};
    return answered(id, () => {
      const request = readRequest(value, this.oobEnabled);
      const command = this.find(request);
      checkArguments(this.machine.model, request.command, command, request.arguments);
      const act = this.actFor(request);
      if (!act) return this.carryOut(request, command, id);
      const normally = () => answered(id, () => this.carryOut(request, command, id));
      return { act, id, command: request.command, normally };
    });
  }

  /** Throws QmpError where a pattern of the script cannot be held against the arguments. */
  private actFor({ command, arguments: args }: ReceivedRequest): Act | null {
    try {
      return this.machine.player.onCommand(command, args);
    } catch (error) {
      if (error instanceof PatternError)
        throw new QmpError(`The script cannot be followed: ${error.message}`);
      throw error;
    }
  }

  private carryOut(request: ReceivedRequest, command: Command, id: JsonObject): ServerReply | null {
    const result = this.execute(request, command);
    if (command.successResponse === false) return null;
    return { message: { return: result, ...id }, prefix: prefixOf(request.command) };
  }

  private find({ command, oob }: ReceivedRequest): Command {
    const { commands } = this.machine.model;
    if (!this.negotiated && command !== 'qmp_capabilities') {
      throw new QmpError("Expecting capabilities negotiation with 'qmp_capabilities'", 'CommandNotFound');
    }
    const found = Object.hasOwn(commands, command) ? commands[command] : this.unwritten(command);
    if (!found) throw new QmpError(`The command ${command} has not been found`, 'CommandNotFound');
    if (this.machine.disabled.has(command))
      throw new QmpError(`Command ${command} has been disabled`, 'CommandNotFound');
    if (oob && !found.oob) throw new QmpError(`The command ${command} does not support OOB`);
    return found;
  }

  /** A document of a part of QMP may leave out how a session begins. */
  private unwritten(command: string): Command | undefined {
    if (command !== 'qmp_capabilities' || !this.dialect.greeting) return undefined;
    return { arguments: {}, returns: {} };
  }

  private execute(request: ReceivedRequest, command: Command): JsonValue {
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
}

/** What is refused is answered with the error. */
function answered<T>(id: JsonObject, answer: () => T): T | ServerReply {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof QmpError)) throw error;
    return errorReply(error, id);
  }
}

function errorReply({ errorClass, message }: QmpError, id: JsonObject = {}): ServerReply {
  return { message: { error: { class: errorClass, desc: message }, ...id }, prefix: '' };
}
