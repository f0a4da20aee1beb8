/** A line of stored results, looked at before anybody relies on it. */
import { RESULTS_FORMAT, type ResultEvent, type RunRecord, STORED } from '../../harness/results.js';
import { RECORD_DEFAULTS, RECORD_SCHEMAS } from '../../harness/results-schema.js';
import { type Check, checkOf, faultText } from '../../schema/file/check.js';
import { parseFileJson } from '../../schema/file/json.js';
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { unpackSchema } from '../../schema/packed.js';
import { levelOfOptions } from './old-level.js';

const CHECKS = new Map<string, Check>(
  Object.entries(RECORD_SCHEMAS).map(([type, schema]) => [type, checkOf(schema)]),
);

/** `place`: `file:line`. Throws Error, one sentence. Null for a record of a type that this version does not know. */
export function readRecord(line: string, place: string): ResultEvent | null {
  const record = parse(line, place);
  const type = String(record.type);
  if (type === 'run' && record.format !== RESULTS_FORMAT) {
    throw new Error(
      `${place} is of format ${spell(record.format)}, and this version reads ${RESULTS_FORMAT}.`,
    );
  }
  const check = CHECKS.get(type);
  if (check === undefined) return null;
  const fault = check(record);
  if (fault !== null) throw new Error(`${place} is no record of results: ${faultText(fault)}.`);
  if (type === 'interface') unpacked(record, place);
  return completed(record, type);
}

function unpacked({ schema }: JsonObject, place: string): void {
  if (unpackSchema(String(schema)) === null)
    throw new Error(`${place} is no record of results: schema is no packed reply to query-qmp-schema.`);
}

function parse(line: string, place: string): JsonObject {
  let value: JsonValue;
  try {
    value = parseFileJson(line);
  } catch (error) {
    throw new Error(`${place} is no record of results: ${(error as Error).message}.`);
  }
  if (isObject(value) && typeof value.type === 'string') return value;
  throw new Error(`${place} is no record of results.`);
}

function completed(record: JsonObject, type: string): ResultEvent {
  const whole = { ...structuredClone(RECORD_DEFAULTS[type]), ...record } as unknown as ResultEvent;
  if (whole.type === 'case')
    return { ...whole, findings: whole.findings.map((finding) => ({ ...{ cites: [] }, ...finding })) };
  if (whole.type !== 'run') return whole;
  const { target, level, options } = whole as Omit<RunRecord, 'level'> & { level?: RunRecord['level'] };
  const known = { ...{ kind: target.command[0] ?? 'attached', version: null }, ...target };
  return { ...whole, target: known, level: level ?? levelOfOptions(options), [STORED]: true };
}

function spell(format: JsonValue | undefined): string {
  return typeof format === 'string' ? format.slice(0, 60) : 'nobody knows which';
}
