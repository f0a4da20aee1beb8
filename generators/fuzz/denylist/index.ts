/** What is never sent: checked on every request, however it was made. */
import { isObject, type JsonObject, type JsonValue } from '../../../schema/json.js';
import { wireText } from '../../../schema/json-text.js';
import { MADE_BY_HUMAN } from '../../../schema/qemu/derived.js';
import type { ValuePlace } from '../values.js';
import { isOwnLine } from './human.js';
import type { Denial } from './rule.js';
import { COMMANDS, MEMBERS, TEXTS, VALUES } from './rules.js';

const FOREIGN_LINE: Denial = {
  what: 'lines of the human monitor that are not among those that the fuzzer knows',
  reason: 'could reach anything: they have no schema',
};

const OPAQUE: Denial = {
  what: 'json: with text that is no JSON, or with something that is denied',
  reason: 'nobody knows what it names',
};

/** For `fuzz --list-denied`. */
export const DENIALS: readonly Denial[] = [
  ...COMMANDS,
  ...VALUES,
  ...MEMBERS,
  ...TEXTS,
  FOREIGN_LINE,
  OPAQUE,
];

export function deniedCommand(command: string): Denial | undefined {
  return COMMANDS.find((rule) => rule.command.test(command));
}

/** A value that an enum or tag must not take at a place. */
export function deniedValue(place: ValuePlace, value: string): Denial | undefined {
  return VALUES.find((rule) => rule.at.test(place) && rule.value.test(value));
}

/** Why a request is not sent; undefined when it may be. */
export function denylisted(command: string, args: JsonObject): Denial | undefined {
  return deniedCommand(command) ?? within(command, `${command}:`, args) ?? human(args);
}

/** The same for what people write themselves: only what reaches out of the target counts. */
export function deniedOutside(command: string, args: JsonObject): Denial | undefined {
  const named = COMMANDS.find((rule) => !rule.mild && rule.command.test(command));
  const { 'command-line': line, ...others } = args;
  const plain = typeof line === 'string' ? { ...others, 'command-line': withoutFormat(line) } : args;
  const words = wireText(plain['command-line'] ?? '').split(/[\s,=]+/);
  return named ?? within(command, `${command}:`, plain, severe) ?? first(words, text) ?? made(args);
}

/** What looks like a path after these verbs says how to print (`xp /1xb 0x2000`). */
const withoutFormat = (line: string) => line.replace(/^\s*(x|xp|p|print)\s+\/\d*[a-z]{0,2}(?=\s|$)/, '$1');

const severe = ({ mild }: Denial) => !mild;

function human(args: JsonObject): Denial | undefined {
  const { 'command-line': line } = args;
  if (typeof line === 'string' && !isOwnLine(line)) return FOREIGN_LINE;
  return made(args);
}

/** What lines of the human monitor make is denied as it is in QMP. */
function made({ 'command-line': line }: JsonObject): Denial | undefined {
  const [, name = '', what = ''] = /^\s*([\w-]+)\s+([^\s,]+)/.exec(wireText(line ?? '')) ?? [];
  const maker = MADE_BY_HUMAN.get(name);
  return maker && denylisted(maker.command, { [maker.kind]: what });
}

const all = () => true;

function within(
  command: string,
  place: ValuePlace,
  value: JsonValue,
  counts: (rule: Denial) => boolean = all,
): Denial | undefined {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return first(value, (element) => within(command, place, element, counts));
  if (!isObject(value)) return undefined;
  return first(Object.entries(value), ([name, inner]) => {
    const at = place.endsWith(':') ? `${place}${name}` : `${place}.${name}`;
    return (
      member(command, name, inner, counts) ?? tag(at, inner, counts) ?? within(command, at, inner, counts)
    );
  });
}

/** A file name that is a description of a block device; `json:` and no letter more is a name that is none. */
function pseudo(text: string): Denial | undefined {
  const [, json = ''] = /^json:(.*\w.*)$/is.exec(text) ?? [];
  if (json === '') return undefined;
  try {
    return within('blockdev-add', 'blockdev-add:', JSON.parse(json) as JsonValue) && OPAQUE;
  } catch {
    return OPAQUE;
  }
}

function text(value: string): Denial | undefined {
  return TEXTS.find((rule) => rule.text.test(value)) ?? pseudo(value);
}

function member(
  command: string,
  name: string,
  value: JsonValue,
  counts: (rule: Denial) => boolean,
): Denial | undefined {
  const shown = isObject(value) || Array.isArray(value) ? 'container' : wireText(value);
  return MEMBERS.find(
    (rule) => counts(rule) && rule.command.test(command) && rule.member.test(name) && rule.value.test(shown),
  );
}

function tag(place: ValuePlace, value: JsonValue, counts: (rule: Denial) => boolean): Denial | undefined {
  if (typeof value !== 'string') return undefined;
  return VALUES.find((rule) => counts(rule) && rule.at.test(place) && rule.value.test(value));
}

function first<T>(items: readonly T[], test: (item: T) => Denial | undefined): Denial | undefined {
  for (const item of items) {
    const found = test(item);
    if (found) return found;
  }
  return undefined;
}
