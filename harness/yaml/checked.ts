/** YAML files that people write for qmpspec: parsed, held to a JSON Schema, every mistake told with its line. */
import { Ajv, type ErrorObject, type SchemaObject } from 'ajv';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';

/** A mistake in a file; the message is one sentence that begins with `file:line`. */
export class YamlError extends Error {}

export interface Checked<T> {
  value: T;
  /** Keeps comments and places, for whoever rewrites the file. */
  document: Document;
  /** The line (from 1) of the value at a path. */
  lineOf(path: readonly (string | number)[]): number;
}

/** Throws YamlError. `name` is what messages call the file; an empty file is an empty list. */
export function readYaml<T>(text: string, name: string, schema: SchemaObject): Checked<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined) {
    throw new YamlError(
      `${name}:${lines.linePos(broken.pos[0]).line}: not YAML: ${firstLine(broken.message)}.`,
    );
  }
  const lineOf = (path: readonly (string | number)[]): number => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1));
  };
  const value = (document.toJS({ maxAliasCount: 100 }) ?? []) as T;
  const validate = new Ajv({ allErrors: false, strict: true, strictRequired: false, verbose: true }).compile(
    schema,
  );
  if (!validate(value)) {
    const errors = validate.errors as ErrorObject[];
    const error = errors.find(isChoice) ?? (errors[0] as ErrorObject);
    throw new YamlError(`${name}:${lineOf(pathOf(value, error.instancePath))}: ${sentence(error)}.`);
  }
  return { value, document, lineOf };
}

/** A JSON pointer as keys and indexes; `value` tells which of them are indexes. */
function pathOf(value: unknown, pointer: string): (string | number)[] {
  let at: unknown = value;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(at) ? Number(key) : key;
      at = (at as Record<string | number, unknown>)[step];
      return step;
    });
}

/** Of members of which there must be one. */
function isChoice({ keyword, schema }: ErrorObject): boolean {
  return keyword === 'oneOf' && (schema as SchemaObject[]).every(({ required }) => required);
}

function sentence(error: ErrorObject): string {
  const { instancePath, keyword, params, message, schema } = error;
  const where = instancePath
    .split('/')
    .filter((part) => part !== '' && !/^\d+$/.test(part))
    .join('.');
  if (keyword === 'additionalProperties') return `there is no "${params.additionalProperty}" here`;
  if (isChoice(error)) {
    const names = (schema as SchemaObject[]).map(({ required }) => `"${required}"`);
    return `expected exactly one of ${names.join(', ')}`;
  }
  if (keyword === 'required') return `"${params.missingProperty}" is missing`;
  return `${where === '' ? 'this' : `"${where}"`} ${message}`;
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] as string).replace(/(?: at line \d+, column \d+)?[.:]?$/, '');
}
