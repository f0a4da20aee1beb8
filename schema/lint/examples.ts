/** Examples must be JSON, and as the document itself defines requests, replies and events. */
import { complaintOf } from '../examples/complaint.js';
import { printedMessages } from '../examples/printed.js';
import { parseFileJson } from '../file/json.js';
import { isObject, type JsonValue } from '../json.js';
import type { EntityText } from '../sources/text/entity.js';
import { sectionLines } from '../sources/text/entity.js';
import { Validator } from '../validate/validator.js';
import { type LintFinding, type LintRule, place } from './finding.js';

/** Not meant to be whole. */
const SHORTENED = /\.\.\.|…/;

export const examples: LintRule = ({ interface: iface, texts }) => {
  const validator = new Validator(iface);
  return texts.flatMap((text) => ofEntity(text, validator));
};

function ofEntity(text: EntityText & { file?: string }, validator: Validator): LintFinding[] {
  const found: LintFinding[] = [];
  let command: string | null = text.kind === 'command' ? text.name : null;
  for (const message of printedMessages(sectionLines(text, 'examples'))) {
    if (message.lost || SHORTENED.test(message.text)) continue;
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

function finding(
  { kind, name, file }: EntityText & { file?: string },
  line: number,
  what: string,
): LintFinding {
  return {
    rule: 'example',
    entity: name,
    ...place(line, file),
    message: `an example of ${kind} ${name} ${what}`,
  };
}

function parsed(text: string): JsonValue | Error {
  try {
    return parseFileJson(text);
  } catch (error) {
    return error as Error;
  }
}
