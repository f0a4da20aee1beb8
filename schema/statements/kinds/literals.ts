/** Values as prose spells them. */
import type { JsonValue } from '../../json.js';
import type { TypeRef } from '../../model.js';
import { integerRange } from '../../types.js';
import type { Subject } from '../subject.js';

const UNITS: Record<string, number> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

/** A whole number with or without a unit of 1024s (`64K`, `1 MB`); the groups are digits and unit. */
export const NUMBER = String.raw`(\d{1,18})(?: ?([KkMGT])(?:i?B)?\b(?!i?bit)|(?!\w|\.\d))`;

const WHOLE_NUMBER = new RegExp(`^${NUMBER}$`);

/** Null when the text is no such number, or one too large to be exact. */
export function literalNumber(text: string): number | null {
  if (text === 'zero') return 0;
  if (/^0x[\da-f]{1,12}$/i.test(text)) return Number(text);
  const match = WHOLE_NUMBER.exec(text);
  if (match === null) return null;
  const value = Number(match[1]) * (UNITS[(match[2] ?? '').toLowerCase()] as number);
  return Number.isSafeInteger(value) ? value : null;
}

const TRUE = ['true', 'on', 'yes', 'enabled'];
const FALSE = ['false', 'off', 'no', 'disabled'];

/**
 * What `text` means where a value of `type` is due; undefined when it does not fit. A type of null was lost by the
 * document: only what can be nothing else counts.
 */
export function literalOf(
  text: string,
  quoted: boolean,
  type: TypeRef | null,
  subject: Subject,
): JsonValue | undefined {
  if (Array.isArray(type)) return undefined;
  if (type === null)
    return (
      literalNumber(text) ?? (quoted ? text : text === 'true' ? true : text === 'false' ? false : undefined)
    );
  if (type === 'bool') return TRUE.includes(text) ? true : FALSE.includes(text) ? false : undefined;
  if (integerRange(type) !== null || type === 'number') return literalNumber(text) ?? undefined;
  if (type === 'str') return quoted ? text : undefined;
  return subject.valuesOf(type)?.includes(text) ? text : undefined;
}
