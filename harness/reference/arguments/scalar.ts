/** Checks values of the types that QAPI defines itself (W31). */
import { type JsonValue, SpelledNumber } from '../../../schema/json.js';
import { type Builtin, integerRange } from '../../../schema/types.js';
import { QmpError } from '../errors.js';
import type { ArgumentPath } from './path.js';

/** Throws QmpError when `value` is not of the builtin type `name`. */
export function checkScalar(name: Builtin, value: JsonValue, path: ArgumentPath): void {
  switch (name) {
    case 'any':
      return;
    case 'null':
      if (value !== null) throw wrongType(path, 'null');
      return;
    case 'str':
    case 'QType':
      if (typeof value !== 'string') throw wrongType(path, 'string');
      return;
    case 'bool':
      if (typeof value !== 'boolean') throw wrongType(path, 'boolean');
      return;
    case 'number':
      if (!isJsonNumber(value)) throw wrongType(path, 'number');
      return;
    default:
      checkInteger(name, value, path);
  }
}

/** The error for a value of another JSON type than the parameter's. */
export function wrongType(path: ArgumentPath, expected: string): QmpError {
  return new QmpError(`Invalid parameter type for '${path.full}', expected: ${expected}`);
}

export function isJsonNumber(value: JsonValue): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof SpelledNumber;
}

function checkInteger(name: Builtin, value: JsonValue, path: ArgumentPath): void {
  const unsigned = name.startsWith('u') || name === 'size';
  // Introspection's `int` may stand for an unsigned type too, but signed ones are the rule.
  if (!isInteger(value) || !inRange(value, unsigned ? 'uint64' : 'int64')) {
    throw unsigned ? new QmpError(`Parameter '${path.full}' expects uint64`) : wrongType(path, 'integer');
  }
  if (!inRange(value, name)) throw new QmpError(`Parameter '${path.last}' expects ${name}_t`);
}

function isInteger(value: JsonValue): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
}

function inRange(value: number | bigint, type: string): boolean {
  const [low, high] = integerRange(type) as [bigint, bigint];
  return value >= low && value <= high;
}
