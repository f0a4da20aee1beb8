/**
 * A JSON value as the wire has it. Integers beyond 2^53 are bigint. An integral number spelled with a fraction or
 * exponent (`2.0`, `1e3`) is a {@link SpelledNumber}, because QMP tells integers and numbers apart; so is one that
 * JavaScript would spell in another way (`2.50`, `-0`, `1e999`), and an integer of more digits than any type has.
 */
export type JsonValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | SpelledNumber
  | JsonValue[]
  | { [key: string]: JsonValue };

/** A JSON object; members in the order of the wire. */
export type JsonObject = { [key: string]: JsonValue };

/** A number that JavaScript would spell in another way; keeps the spelling. */
export class SpelledNumber {
  constructor(readonly text: string) {}
  valueOf(): number {
    return Number(this.text);
  }
  toString(): string {
    return this.text;
  }
  /** Refuses JSON.stringify, which could only respell it; `stringifyJson` keeps the spelling. */
  toJSON(): never {
    throw new TypeError('a SpelledNumber is written by stringifyJson');
  }
}

export function isObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof SpelledNumber)
  );
}

/** The JSON type of a value in the words of RFC 8259, for messages. */
export function jsonTypeOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'bigint' || value instanceof SpelledNumber) return 'number';
  return typeof value;
}

export type JsonNumber = number | bigint | SpelledNumber;

export function isNumber(value: unknown): value is JsonNumber {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof SpelledNumber;
}

/** A number spelled without fraction and exponent, as QMP demands of integers. */
export function isInteger(value: unknown): value is JsonNumber {
  return value instanceof SpelledNumber
    ? !/[.eE]/.test(value.text)
    : typeof value === 'bigint' || Number.isInteger(value);
}

/** As a double has it; NaN of what is no number. */
export function numberOf(value: unknown): number {
  return isNumber(value) ? Number(value) : Number.NaN;
}

/** The entry of a table for a key that comes from elsewhere: `constructor` is no entry. */
export function ownEntry<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
