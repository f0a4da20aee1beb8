/** A catalog file: an {@link Interface} as JSON, one entity a line, so that a change shows as small as it is. */
import { CATALOG_SCHEMA } from './catalog-shape.js';
import { checkOf, faultText } from './file/check.js';
import { DepthError, parseFileJson } from './file/json.js';
import { LARGEST_FILE } from './file/read.js';
import { isObject, type JsonValue } from './json.js';
import { stringifyJson } from './json-text.js';
import type { Interface } from './model.js';

const CATALOG_FORMAT = 'qmpspec-catalog/1';

/** The largest real one has 1 MB. */
const LARGEST = LARGEST_FILE;

/** A file that is no catalog, or a broken one. The message is one sentence. */
export class CatalogError extends Error {}

/** Entities come in the order of their names, members and statements in that of the document. */
export function writeCatalog(iface: Interface): string {
  const parts = [
    `"format":${stringifyJson(CATALOG_FORMAT)}`,
    `"document":${line(iface.document)}`,
    `"commands":${entities(iface.commands)}`,
    `"events":${entities(iface.events)}`,
    `"types":${entities(iface.types)}`,
    `"statements":${list(iface.statements)}`,
    ...(iface.examples === undefined ? [] : [`"examples":${list(iface.examples)}`]),
    ...(iface.sentences === undefined ? [] : [`"sentences":${entities(iface.sentences)}`]),
    `"diagnostics":${list(iface.diagnostics)}`,
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** A catalog that may come from anywhere: every part is looked at. Throws {@link CatalogError}. */
export function readCatalog(text: string): Interface {
  const { value, iface } = open(text);
  const fault = check(value);
  if (fault !== null)
    throw new CatalogError(`broken catalog: ${faultText(fault)}; compile or import it again`);
  return iface;
}

const check = checkOf(CATALOG_SCHEMA);

/** One that {@link readCatalog} has accepted before, as those that come with qmpspec. Throws {@link CatalogError}. */
export function readKnownCatalog(text: string): Interface {
  return open(text).iface;
}

function open(text: string): { value: JsonValue; iface: Interface } {
  if (text.length > LARGEST) {
    throw new CatalogError(`expected a catalog of at most ${LARGEST} characters, got ${text.length}`);
  }
  const value = parse(text);
  if (!isObject(value) || value.format !== CATALOG_FORMAT) {
    const got = isObject(value) && typeof value.format === 'string' ? `"${value.format}"` : 'none';
    throw new CatalogError(`expected a catalog with the format "${CATALOG_FORMAT}", got ${got.slice(0, 60)}`);
  }
  const { format: _, ...rest } = value;
  return { value: rest, iface: rest as unknown as Interface };
}

function parse(text: string): JsonValue {
  try {
    return parseFileJson(text);
  } catch (error) {
    const { message } = error as Error;
    const got =
      error instanceof DepthError ? `JSON that is too deep: ${message}` : `text that is not JSON: ${message}`;
    throw new CatalogError(`expected a catalog, got ${got}`);
  }
}

function entities(all: Record<string, unknown>): string {
  const names = Object.keys(all).sort();
  if (names.length === 0) return '{}';
  return `{\n${names.map((name) => `${stringifyJson(name)}:${line(all[name])}`).join(',\n')}\n}`;
}

function list(all: unknown[]): string {
  return all.length === 0 ? '[]' : `[\n${all.map(line).join(',\n')}\n]`;
}

function line(value: unknown): string {
  return stringifyJson(value as JsonValue);
}
