/** Values that a type refuses, each for one reason. */
import { type JsonValue, SpelledNumber } from '../schema/json.js';
import type { Interface, TypeRef } from '../schema/model.js';
import { branchesOf, integerRange, resolveType } from '../schema/types.js';

export interface WrongValue {
  /** Last parts of a case id: `type/string`, `enum/unknown`, `range/over`, `fraction`… */
  defect: string;
  value: JsonValue;
}

/** A text that is the name of nothing. */
export const NO_SUCH = 'qmpspec-none';

/** A word that is no enum value or tag, and stands for nothing else: an error that quotes it means it. */
const NO_WORD = 'qmpspec-no-word';

/** JSON types as the wire tells them apart. A fraction stands for itself: `number` takes it, an integer type does not. */
const SAMPLES = {
  string: NO_SUCH,
  integer: 1,
  boolean: true,
  null: null,
  object: {},
  array: [],
} satisfies Record<string, JsonValue>;

type JsonType = keyof typeof SAMPLES;
const JSON_TYPES = Object.keys(SAMPLES) as JsonType[];

/** All values that are wrong for a type by themselves; what may be wrong inside of it is not looked at. */
export function wrongValues(iface: Interface, ref: TypeRef, word: 'tag' | 'enum'): WrongValue[] {
  const accepted = acceptedTypes(iface, ref);
  const type = resolveType(iface, ref);
  const wrong: WrongValue[] = JSON_TYPES.filter((t) => !accepted.has(t)).map((t) => ({
    defect: type.kind === 'alternate' ? `alternate/${t}` : `type/${t}`,
    value: SAMPLES[t],
  }));
  if (type.kind === 'enum' && type.values) wrong.push(...wrongWords(type.values, word));
  if (type.kind === 'builtin' && type.name !== 'number') wrong.push(...wrongIntegers(type.name));
  if (type.kind === 'builtin' && type.name === 'bool')
    wrong.push({ defect: 'as-string', value: 'true' }, { defect: 'as-word', value: 'on' });
  const sample = scalarSample(type);
  if (sample !== null) wrong.push({ defect: 'as-list', value: [sample] });
  if (type.kind === 'builtin' && type.name === 'number') wrong.push({ defect: 'as-string', value: '1' });
  return wrong;
}

/** A valid value of a type of single values; null of any other type. */
function scalarSample(type: ReturnType<typeof resolveType>): JsonValue {
  if (type.kind === 'enum') return type.values?.[0] ?? null;
  if (type.kind !== 'builtin') return null;
  if (type.name === 'str') return NO_SUCH;
  if (type.name === 'bool') return true;
  return type.name === 'number' || integerRange(type.name) ? 1 : null;
}

function wrongWords(values: string[], word: string): WrongValue[] {
  const shouted = values[0]?.toUpperCase();
  const wrong: WrongValue[] = [
    { defect: `${word}/unknown`, value: NO_WORD },
    { defect: `${word}/empty`, value: '' },
  ];
  if (shouted !== undefined && !values.includes(shouted))
    wrong.push({ defect: `${word}/case`, value: shouted });
  return wrong;
}

function wrongIntegers(name: string): WrongValue[] {
  const range = integerRange(name);
  if (!range) return [];
  return [
    { defect: 'as-string', value: '1' },
    { defect: 'fraction', value: 1.5 },
    { defect: 'spelled-fraction', value: new SpelledNumber('1.0') },
    { defect: 'exponent', value: new SpelledNumber('1e0') },
    { defect: 'range/under', value: exact(range[0] - 1n) },
    { defect: 'range/over', value: exact(range[1] + 1n) },
  ];
}

const exact = (value: bigint): JsonValue => (Number.isSafeInteger(Number(value)) ? Number(value) : value);

/** Which JSON types a value of this type can have. */
function acceptedTypes(iface: Interface, ref: TypeRef): ReadonlySet<JsonType> {
  const type = resolveType(iface, ref);
  switch (type.kind) {
    case 'list':
      return new Set(['array']);
    case 'object':
      return new Set(['object']);
    case 'enum':
      return new Set(['string']);
    case 'alternate':
      return new Set(
        branchesOf(iface, ref).flatMap((branch) =>
          branch === null ? JSON_TYPES : [...acceptedTypes(iface, branch)],
        ),
      );
    case 'unknown':
      return new Set(JSON_TYPES);
    case 'builtin':
      switch (type.name) {
        case 'any':
          return new Set(JSON_TYPES);
        case 'null':
          return new Set(['null']);
        case 'bool':
          return new Set(['boolean']);
        case 'str':
        case 'QType':
          return new Set(['string']);
        default:
          return new Set(['integer']);
      }
  }
}
