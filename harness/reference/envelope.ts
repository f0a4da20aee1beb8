/** What surrounds a command: is the message a request at all (W20, W40)? */
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { QmpError } from './errors.js';

export interface ReceivedRequest {
  command: string;
  oob: boolean;
  arguments: JsonObject;
}

/** Whether the message asks to overtake the queue; it may still be refused. */
export function asksOutOfBand(value: JsonValue): boolean {
  return isObject(value) && 'exec-oob' in value && !('execute' in value);
}

/** The request in a message. Throws QmpError; `exec-oob` is a known member only where `oobEnabled`. */
export function readRequest(value: JsonValue, oobEnabled: boolean): ReceivedRequest {
  if (!isObject(value)) throw new QmpError('QMP input must be a JSON object');
  let command: string | undefined;
  let oob = false;
  for (const [name, member] of Object.entries(value)) {
    if (name === 'execute' || (name === 'exec-oob' && oobEnabled)) {
      if (typeof member !== 'string') throw new QmpError(`QMP input member '${name}' must be a string`);
      if (command !== undefined) throw new QmpError("QMP input member 'execute' clashes with 'exec-oob'");
      command = member;
      oob = name === 'exec-oob';
    } else if (name === 'arguments') {
      if (!isObject(member)) throw new QmpError("QMP input member 'arguments' must be an object");
    } else if (name !== 'id') {
      throw new QmpError(`QMP input member '${name}' is unexpected`);
    }
  }
  if (command === undefined) throw new QmpError("QMP input lacks member 'execute'");
  return { command, oob, arguments: (value.arguments as JsonObject | undefined) ?? {} };
}
