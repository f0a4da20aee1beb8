/** From a message as it is printed to what it says. */
import { createHash } from 'node:crypto';
import { parseFileJson } from '../file/json.js';
import { isObject, type JsonValue } from '../json.js';
import type { ExampleMessage } from '../model.js';
import type { PrintedMessage } from './printed.js';

/** Null for what is no message: a value that is printed by itself. */
export function readMessage(printed: PrintedMessage): ExampleMessage | null {
  const read = contentOf(printed);
  const kind = read.json === undefined ? kindOfText(printed.text) : kindOfValue(read.json);
  const said = kind ?? BY_ARROW[printed.from];
  return said === null ? null : { kind: said, line: printed.line, ...read };
}

const BY_ARROW = { client: 'request', server: 'reply', unknown: null } as const;

function contentOf({ text, lost }: PrintedMessage): Pick<ExampleMessage, 'json' | 'flaw' | 'digest'> {
  const json = parsed(text);
  if (json !== undefined) return { json };
  if (!lost) {
    const double = parsed(withDoubleQuotes(text));
    if (double !== undefined) return { json: double, flaw: 'single-quoted' };
    const whole = parsed(withoutElision(text));
    if (whole !== undefined) return { json: whole, flaw: 'shortened' };
  }
  const digest = createHash('sha256').update(text.replace(/\s+/g, '')).digest('hex').slice(0, 8);
  return { flaw: lost ? 'lost' : 'not-json', digest };
}

/** No real message is nested as deep, and who writes one again goes as deep on the stack. */
const DEEPEST = 100;

function parsed(text: string): JsonValue | undefined {
  if (nesting(text) > DEEPEST) return undefined;
  try {
    return parseFileJson(text);
  } catch {
    return undefined;
  }
}

function kindOfValue(json: JsonValue): ExampleMessage['kind'] | null {
  if (!isObject(json)) return null;
  if (Object.hasOwn(json, 'execute') || Object.hasOwn(json, 'exec-oob')) return 'request';
  if (Object.hasOwn(json, 'event')) return 'event';
  return Object.hasOwn(json, 'return') || Object.hasOwn(json, 'error') ? 'reply' : null;
}

function kindOfText(text: string): ExampleMessage['kind'] | null {
  const [, word] = /["'](execute|exec-oob|event|return|error)["']\s*:/.exec(text) ?? [];
  if (word === undefined) return null;
  if (word === 'event') return 'event';
  return word.startsWith('exec') ? 'request' : 'reply';
}

const STRING = /"(?:[^"\\]|\\.)*"|'((?:[^'"\\]|\\.)*)'/g;

function withDoubleQuotes(text: string): string {
  return text.replace(STRING, (token, single?: string) => (single === undefined ? token : `"${single}"`));
}

/** Takes out the marks that stand for what is not printed, and one of the commas around each. */
function withoutElision(text: string): string {
  return text.replace(
    /("(?:[^"\\]|\\.)*")|(,\s*)?(?:\.{3}|…)(?:[a-z ]*(?:\.{3}|…))?(\s*,)?/g,
    (_, string?: string, before?: string, after?: string) => string ?? (before && after ? ',' : ''),
  );
}

/** Brackets that are open at once, at most; those in strings count too. */
function nesting(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [bracket] of text.matchAll(/[{}[\]]/g)) {
    depth += bracket === '{' || bracket === '[' ? 1 : -1;
    most = Math.max(most, depth);
  }
  return most;
}
