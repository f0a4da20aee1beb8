/** Examples must be JSON, and as the document itself defines requests, replies and events. */
import { isObject, type JsonObject, type JsonValue } from '../json.js';
import { parseJson } from '../json-text.js';
import type { EntityText } from '../sources/text/entity.js';
import { sectionLines } from '../sources/text/entity.js';
import { argumentMembers } from '../types.js';
import { type Mismatch, Validator } from '../validate/validator.js';
import { type Finding, place, type Rule } from './finding.js';
import { printedMessages } from './messages.js';

/** Not meant to be whole. */
const SHORTENED = /\.\.\.|…/;

export const examples: Rule = ({ interface: iface, texts }) => {
  const validator = new Validator(iface);
  return texts.flatMap((text) => ofEntity(text, validator));
};

function ofEntity(text: EntityText & { file?: string }, validator: Validator): Finding[] {
  const found: Finding[] = [];
  let command: string | null = text.kind === 'command' ? text.name : null;
  for (const message of printedMessages(sectionLines(text, 'examples'))) {
    if (SHORTENED.test(message.text)) continue;
    const value = parsed(message.text);
    if (value instanceof Error) {
      found.push(finding(text, message.line, `is not JSON (${value.message.slice(0, 120)})`));
      continue;
    }
    if (!isObject(value)) continue;
    if (typeof value.execute === 'string') command = value.execute;
    const complaint = complaintOf(value, command, validator);
    if (complaint !== null) found.push(finding(text, message.line, complaint));
  }
  return found;
}

function finding({ kind, name, file }: EntityText & { file?: string }, line: number, what: string): Finding {
  return {
    rule: 'example',
    entity: name,
    ...place(line, file),
    message: `an example of ${kind} ${name} ${what}`,
  };
}

function parsed(text: string): JsonValue | Error {
  try {
    return parseJson(text);
  } catch (error) {
    return error as Error;
  }
}

function complaintOf(message: JsonObject, command: string | null, validator: Validator): string | null {
  const { execute, event } = message;
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
