/** Strings that name things: alive, made elsewhere in the sequence, or never heard of. */
import { Arbitrary, type Random, Stream, Value } from 'fast-check';
import { chance, pick } from './draw.js';
import type { Live } from './live.js';
import { edgeCaseStrings } from './strings.js';
import { kindAt } from './things/index.js';
import type { ResourceKind } from './things/kind.js';
import type { ValuePlace } from './values.js';

const edgeCases = edgeCaseStrings();

/** The string at a place: a name where a name stands, else any. `live` is asked anew for every string. */
export function stringAt(place: ValuePlace, live: () => Live): Arbitrary<string> {
  const kind = kindAt(place);
  return kind ? new Names(kind, kind.makers?.test(commandOf(place)) ?? false, live) : edgeCases;
}

/** What the command of a place is. */
function commandOf(place: ValuePlace): string {
  return place.slice(0, place.indexOf(':'));
}

class Names extends Arbitrary<string> {
  constructor(
    private readonly kind: ResourceKind,
    /** The name is for something new. */
    private readonly fresh: boolean,
    private readonly live: () => Live,
  ) {
    super();
  }

  generate(random: Random): Value<string> {
    return new Value(this.name(random), undefined);
  }

  /** A failing sequence is minimised on the target, never here. */
  canShrinkWithoutContext(_: unknown): _ is string {
    return false;
  }

  shrink(): Stream<Value<string>> {
    return Stream.nil();
  }

  private name(random: Random): string {
    const { name, pool, closed } = this.kind;
    if (!closed && chance(random, 1, 12)) return edgeCases.generate(random, undefined).value;
    const alive = this.live().names(name);
    const among = alive.length > 0 && chance(random, this.fresh ? 1 : 7, 10) ? alive : pool;
    return pick(random, among) ?? '';
  }
}
