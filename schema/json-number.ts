/** A JSON number as the text spells it: as JavaScript has it, where JavaScript spells it alike. Pure. */
import { type JsonValue, SpelledNumber } from './json.js';

/** Longer ones keep their text: no type has them, and to make a bigint of one takes the square of its digits. */
const MOST_DIGITS = 1024;
/** Integers and decimals with no more digits are exact as doubles, and spelled alike. */
const EXACT_DIGITS = 15;
/** Smaller fractions are spelled with an exponent. */
const SMALLEST = 1e-6;

const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
/** `e` once the bit of small letters is set. */
const EXPONENT = 0x65;
const SMALL_LETTER = 0x20;

/** Powers of ten that a double has: a quotient of two exact doubles is the nearest to the decimal. */
const TENS = Array.from({ length: EXACT_DIGITS }, (_, i) => 10 ** i);

export class NumberReader {
  /** Behind the number read last; -1 where there was none. */
  end = 0;

  constructor(private readonly text: string) {}

  read(from: number): JsonValue {
    const { text } = this;
    let at = from;
    const negative = text.charCodeAt(at) === MINUS;
    if (negative) at++;
    const whole = at;
    let sum = 0;
    let code = text.charCodeAt(at);
    for (; (code ^ ZERO) <= 9 && at - whole < EXACT_DIGITS; code = text.charCodeAt(++at))
      sum = sum * 10 + (code ^ ZERO);
    if ((code ^ ZERO) <= 9) {
      at = endOfDigits(text, at);
      code = text.charCodeAt(at);
    }
    const digits = at - whole;
    if (digits === 0 || (digits > 1 && text.charCodeAt(whole) === ZERO)) return this.wrong();
    if (code !== POINT && (code | SMALL_LETTER) !== EXPONENT) {
      this.end = at;
      if (digits <= EXACT_DIGITS && !(negative && sum === 0)) return negative ? -sum : sum;
      return integer(text.slice(from, at));
    }
    let decimals = 0;
    if (code === POINT) {
      const fraction = ++at;
      code = text.charCodeAt(at);
      for (; (code ^ ZERO) <= 9 && at - fraction < EXACT_DIGITS; code = text.charCodeAt(++at))
        sum = sum * 10 + (code ^ ZERO);
      if ((code ^ ZERO) <= 9) {
        at = endOfDigits(text, at);
        code = text.charCodeAt(at);
      }
      decimals = at - fraction;
      if (decimals === 0) return this.wrong();
    }
    if ((code | SMALL_LETTER) === EXPONENT) {
      code = text.charCodeAt(++at);
      if (code === PLUS || code === MINUS) at++;
      const exponent = at;
      at = endOfDigits(text, at);
      if (at === exponent) return this.wrong();
      this.end = at;
      return spelled(text.slice(from, at));
    }
    this.end = at;
    if (text.charCodeAt(at - 1) === ZERO) return new SpelledNumber(copy(text.slice(from, at)));
    // Of more digits the sum is not all.
    if (digits + decimals <= EXACT_DIGITS) {
      const value = sum / (TENS[decimals] as number);
      if (value >= SMALLEST) return negative ? -value : value;
    }
    return spelled(text.slice(from, at));
  }

  private wrong(): null {
    this.end = -1;
    return null;
  }
}

const DIGITS = /[0-9]*/y;

function endOfDigits(text: string, from: number): number {
  DIGITS.lastIndex = from;
  DIGITS.test(text);
  return DIGITS.lastIndex;
}

function integer(text: string): JsonValue {
  if (text.length > MOST_DIGITS) return new SpelledNumber(text);
  const value = Number(text);
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? new SpelledNumber(text) : value;
  return BigInt(text);
}

/** With a fraction or an exponent. */
function spelled(text: string): JsonValue {
  const value = text.length > MOST_DIGITS ? Number.NaN : Number(text);
  return Number.isInteger(value) || String(value) !== text ? new SpelledNumber(copy(text)) : value;
}

/** A slice of a long text would keep all of it in memory. */
export function copy(slice: string): string {
  return slice.length < 13 ? slice : ` ${slice}`.slice(1);
}
