/** An example of traffic against an interface: the document's own, or that of a server. */
import type { JsonObject, JsonValue } from '../json.js';
import { argumentMembers } from '../types.js';
import type { Mismatch, Validator } from '../validate/validator.js';

/**
 * What is wrong with a message, as the end of a sentence about it; null when nothing is, or the interface does not tell.
 * `command` is the one that a reply is to.
 */
export function complaintOf(
  message: JsonObject,
  command: string | null,
  validator: Validator,
): string | null {
  const { event } = message;
  const execute = message.execute ?? message['exec-oob'];
  if (typeof execute === 'string') return request(execute, message.arguments ?? {}, validator);
  if (typeof event === 'string') {
    if (!Object.hasOwn(validator.iface.events, event)) return `has the event ${event}, which is not defined`;
    return told('its data', validator.event(event, message.data));
  }
  if (message.return === undefined || command === null) return null;
  return told(`its reply to ${command}`, validator.reply(command, message.return));
}

function request(name: string, given: JsonValue, validator: Validator): string | null {
  const { commands } = validator.iface;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return `executes ${name}, which is not defined`;
  if (command.gen === false || command.incomplete || command.arguments === null) return null;
  const mismatch =
    typeof command.arguments === 'string'
      ? argumentMembers(validator.iface, command.arguments) && validator.value(command.arguments, given)
      : validator.members(command.arguments, given);
  return told(`its arguments of ${name}`, mismatch);
}

function told(what: string, mismatch: Mismatch | null): string | null {
  if (mismatch === null) return null;
  const where = mismatch.path === '' ? '' : ` at ${mismatch.path}`;
  return `does not match the definition: expected ${mismatch.expected} in ${what}${where}`;
}
