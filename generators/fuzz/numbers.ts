/** Numbers at which arithmetic goes wrong, and ordinary ones. */
import { type Arbitrary, bigInt, constantFrom, double, integer, oneof } from 'fast-check';
import type { JsonValue } from '../../schema/json.js';
import { integerRange } from '../../schema/types.js';

/** Powers of two where types, pages, sectors and clusters end. */
const EXPONENTS = [8n, 9n, 12n, 15n, 16n, 20n, 31n, 32n, 40n, 53n, 62n, 63n, 64n];

/** Values of QAPI's integer type, exact beyond 2^53. */
export function integers(type: string): Arbitrary<JsonValue> {
  const [low, high] = integerRange(type) ?? [0n, 0n];
  const within = (values: bigint[]) => values.filter((v) => v >= low && v <= high).map(exact);
  const edges = EXPONENTS.flatMap((e) => [2n ** e - 1n, 2n ** e, 2n ** e + 1n, -(2n ** e), -(2n ** e) - 1n]);
  const small = within([0n, 1n, 2n, 3n, -1n, 10n, 100n]);
  const multiples = within([512n, 1024n, 4096n, 65536n, 1_048_576n]);
  return oneof(
    { weight: 4, arbitrary: constantFrom(...small) },
    { weight: 3, arbitrary: constantFrom(...(multiples.length > 0 ? multiples : small)) },
    { weight: 2, arbitrary: constantFrom(...within([low, high, ...edges])) },
    { weight: 1, arbitrary: bigInt({ min: low, max: high }).map(exact) },
    { weight: 1, arbitrary: integer({ min: Math.max(0, Number(low)), max: Math.min(127, Number(high)) }) },
  );
}

export function fractions(): Arbitrary<JsonValue> {
  return oneof(
    constantFrom<JsonValue[]>(0, 1, -1, 0.5, 1e308, -1e308, 5e-324),
    // JSON has no word for what is not a number, or for infinity.
    double({ noNaN: true, noDefaultInfinity: true }),
  );
}

function exact(value: bigint): JsonValue {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
