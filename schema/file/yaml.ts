/** YAML files that people write for qmpspec: parsed, held to a JSON Schema, every mistake told with its line. */
import type { SchemaObject } from 'ajv';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { type Check, checkOf, type FileFault } from './check.js';

/**
 * Whether a text is more than the parser of YAML can be given: it takes a kilobyte for each node, and recurs into what is
 * nested until the stack is full, of which the engine may die. Pure.
 */

/** Characters that make nodes; a list of 40,000 known deviations has as many. */
const MOST_MARKS = 300_000;
const EACH_MARK = /[[\]{},\n]|[-?:](?=\s)/g;

/** Brackets within brackets, and columns before the first word of a line. */
const DEEPEST = 500;
const DEEP_LINE = new RegExp(`^[ \\t?:-]{${2 * DEEPEST}}`, 'm');

/** A clause that follows "it"; null where it is not too much. */
function excessOf(text: string): string | null {
  let marks = 0;
  let depth = 0;
  for (const [mark] of text.matchAll(EACH_MARK)) {
    if (++marks > MOST_MARKS) return `is too large: at most ${MOST_MARKS} lines, keys and elements are read`;
    if (mark === '[' || mark === '{') depth++;
    else if ((mark === ']' || mark === '}') && depth > 0) depth--;
    if (depth > DEEPEST) return 'is nested too deep to be read';
  }
  return DEEP_LINE.test(text) ? 'is nested too deep to be read' : null;
}

/** A mistake in a file; the message is one sentence that begins with `file:line`. */
export class YamlError extends Error {}

export interface Parsed<T = unknown> {
  value: T;
  /** Keeps comments and places, for whoever rewrites the file. */
  document: Document;
  /** The line (from 1) of the value at a path. */
  lineOf(path: readonly (string | number)[]): number;
}

/** Values that aliases may unfold to: far more than people write. */
const MOST_VALUES = 1_000_000;

/** Throws YamlError. `name` is what messages call the file; an empty file is an empty list. */
export function readYaml<T>(text: string, name: string, schema: SchemaObject): Parsed<T> {
  const parsed = parseYaml(text, name);
  const fault = checkFor(schema)(parsed.value);
  if (fault !== null) throw new YamlError(`${name}:${parsed.lineOf(fault.path)}: ${wordsOf(fault)}.`);
  return parsed as Parsed<T>;
}

/** The same without a schema. `exact`: integers as bigint. Throws YamlError. */
export function parseYaml(text: string, name: string, exact = false): Parsed {
  const excess = excessOf(text);
  if (excess !== null) throw new YamlError(`${name}: it ${excess}.`);
  const lines = new LineCounter();
  const document = within(name, () => parseDocument(text, { lineCounter: lines, intAsBigInt: exact }));
  const [broken] = document.errors;
  if (broken !== undefined) {
    throw new YamlError(`${name}:${lines.linePos(broken.pos[0]).line}: ${brokenWords(broken.message)}.`);
  }
  const lineOf = (path: readonly (string | number)[]): number => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1));
  };
  const value: unknown = within(name, () => document.toJS({ maxAliasCount: 100 })) ?? [];
  if (isEndless(value))
    throw new YamlError(`${name}: an alias stands within what it stands for, or unfolds to too much.`);
  return { value, document, lineOf };
}

/** A clause without a place, of which the line is enough: the last name is what it is about. */
function wordsOf({ path, text }: FileFault): string {
  const names = path.filter((part) => typeof part === 'string');
  return names.length === 0 ? text : `"${names.join('.')}": ${text}`;
}

const CHECKS = new WeakMap<SchemaObject, Check>();

function checkFor(schema: SchemaObject): Check {
  const check = CHECKS.get(schema) ?? checkOf(schema);
  CHECKS.set(schema, check);
  return check;
}

/** Mistakes that the parser does not list but throws. */
function within<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new YamlError(`${name}: it is nested too deep to be read.`);
    if (error instanceof ReferenceError)
      throw new YamlError(`${name}: its aliases unfold to too much, or there is none of such a name.`);
    throw error;
  }
}

/** Whether a value has more parts than a file could have written out: aliases of aliases, or one within itself. */
function isEndless(value: unknown): boolean {
  const left = [value];
  for (let seen = 0; left.length > 0; seen++) {
    if (seen > MOST_VALUES) return true;
    const at = left.pop();
    if (typeof at === 'object' && at !== null) for (const inner of Object.values(at)) left.push(inner);
  }
  return false;
}

function brokenWords(message: string): string {
  return message.includes('call stack') ? 'it is nested too deep' : `not YAML: ${firstLine(message)}`;
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] as string).replace(/(?: at line \d+, column \d+)?[.:]?$/, '');
}
