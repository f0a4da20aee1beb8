/** Values of a QOM property, by its type. */
import { type Arbitrary, boolean, constantFrom, oneof, type Random } from 'fast-check';
import type { JsonValue } from '../../../schema/json.js';
import { chance, pick } from '../draw.js';
import type { Live, LiveProperty } from '../live.js';
import { integers } from '../numbers.js';
import { edgeCaseStrings } from '../strings.js';
import { kindAt } from '../things/index.js';
import { drawFrom } from '../values.js';

const anything: Arbitrary<JsonValue> = oneof<Arbitrary<JsonValue>[]>(
  boolean(),
  integers('int'),
  edgeCaseStrings(),
  constantFrom<JsonValue[]>(null, [], {}, 0.5, [0], { a: 1 }),
);
const integer = integers('int');
const edgeCases = edgeCaseStrings();

export function propertyValue(random: Random, { name, type }: LiveProperty, live: Live): JsonValue {
  if (chance(random, 1, 8)) return drawFrom(anything, random);
  if (type === 'bool') return chance(random, 1, 2);
  if (/^u?int\d*$|^size$|^number$/.test(type)) return drawFrom(integer, random);
  if (/^(link|child)</.test(type)) return pick(random, live.paths) ?? '';
  if (type === 'OnOffAuto') return pick(random, ['on', 'off', 'auto']) as string;
  const kind = kindAt(`device_add:${name === 'drive' ? 'node' : name}`);
  if (!kind) return drawFrom(edgeCases, random);
  const alive = live.names(kind.name);
  return pick(random, alive.length > 0 ? alive : kind.pool) ?? '';
}
