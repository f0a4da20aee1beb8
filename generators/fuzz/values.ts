/** Arbitrary valid values of every type of a model: branches, tags, lists, optional members in and out. */
import {
  Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  oneof,
  type Random,
  type Stream,
  tuple,
  type Value,
} from 'fast-check';
import type { JsonObject, JsonValue } from '../../schema/json.js';
import type { Interface, Members, ObjectType, TypeRef } from '../../schema/model.js';
import { type Builtin, branchesOf, membersOf, resolveType } from '../../schema/types.js';
import { unsatisfiable, validValue } from '../valid-value.js';
import { tagValues } from '../value-size.js';
import { fractions, integers } from './numbers.js';

/** Where a value stands: `blockdev-add:file.filename`; a branch of an alternate adds `|`. */
export type ValuePlace = string;

export interface Sources {
  /** The string for a `str` at this place. */
  string(place: ValuePlace): Arbitrary<string>;
  /** Values of a tag or enum that are never drawn there. */
  forbids(place: ValuePlace, value: string): boolean;
}

/** Members nested deeper are only the mandatory ones, and the smallest: recursive types must end. */
const MAX_DEPTH = 5;
/** One optional member in so many is there: most of them are refused with most of the others. */
const OPTIONAL = 6;

/**
 * Arbitraries kept at a time. Types nest in each other, so that there are far more places than are ever drawn from twice:
 * kept for good, they would be most of the memory of a long campaign.
 */
const KEPT = 500;

/** Arbitraries of one model, built when first asked for. */
export class FuzzValues {
  private readonly known = new Map<string, Arbitrary<JsonValue>>();

  constructor(
    private readonly iface: Interface,
    private readonly sources: Sources,
  ) {}

  /** Arguments of a command; undefined where the document lost them, or nothing is valid. */
  arguments(command: string): Arbitrary<JsonObject> | undefined {
    const list = this.iface.commands[command]?.arguments ?? null;
    if (list === null) return undefined;
    if (typeof list === 'string') {
      if (unsatisfiable(this.iface, list) !== null) return undefined;
      return this.value(list, `${command}:`, 0) as Arbitrary<JsonObject>;
    }
    if (Object.values(list).some((m) => !m.optional && !this.satisfiable(m.type))) return undefined;
    return this.members(list, `${command}:`, 0);
  }

  value(ref: TypeRef, place: ValuePlace, depth: number): Arbitrary<JsonValue> {
    const key = `${place} ${ref} ${depth}`;
    let made = this.known.get(key);
    if (!made) {
      made = this.build(ref, place, depth);
      if (this.known.size >= KEPT) this.known.clear();
      this.known.set(key, made);
    }
    return made;
  }

  private build(ref: TypeRef, place: ValuePlace, depth: number): Arbitrary<JsonValue> {
    if (depth > MAX_DEPTH) return this.smallest(ref, place);
    const type = resolveType(this.iface, ref);
    switch (type.kind) {
      case 'list':
        return this.list(type.element, place, depth);
      case 'enum': {
        const values = (type.values ?? ['none']).filter((value) => !this.sources.forbids(place, value));
        return values.length > 0 ? constantFrom(...values) : this.smallest(ref, place);
      }
      case 'alternate': {
        const branches = branchesOf(this.iface, ref).filter((branch) => this.satisfiable(branch));
        return oneof(
          ...branches.map((branch) => later(() => this.value(branch as TypeRef, `${place}|`, depth))),
        );
      }
      case 'object':
        return this.object(type.name, type, place, depth);
      case 'unknown':
        return constant(null);
      case 'builtin':
        return this.builtin(type.name, place);
    }
  }

  private list(element: TypeRef, place: ValuePlace, depth: number): Arbitrary<JsonValue> {
    const one = later(() => this.value(element, place, depth + 1));
    return oneof(
      { weight: 6, arbitrary: array(one, { minLength: 1, maxLength: 2 }) },
      { weight: 1, arbitrary: constant<JsonValue>([]) },
      { weight: 1, arbitrary: array(one, { maxLength: 12, size: 'max' }) },
      // The same again and again: long, and yet quickly made.
      { weight: 1, arbitrary: one.map((value) => Array<JsonValue>(70).fill(value)) },
    );
  }

  private builtin(name: Builtin, place: ValuePlace): Arbitrary<JsonValue> {
    switch (name) {
      case 'str':
        return this.sources.string(place);
      case 'bool':
        return boolean();
      case 'null':
        return constant(null);
      case 'number':
        return fractions();
      case 'QType':
        return constantFrom('none', 'qnull', 'qnum', 'qstring', 'qdict', 'qlist', 'qbool');
      case 'any':
        return this.any(place);
      default:
        return integers(name);
    }
  }

  /** What no schema describes: any scalar, and shallow containers of them. */
  private any(place: ValuePlace): Arbitrary<JsonValue> {
    const scalar = oneof(boolean(), integers('int'), fractions(), this.sources.string(place), constant(null));
    return oneof(
      { weight: 8, arbitrary: scalar },
      { weight: 1, arbitrary: array(scalar, { maxLength: 3 }) },
      { weight: 1, arbitrary: scalar.map((value) => ({ a: value })) },
    );
  }

  private object(name: string, type: ObjectType, place: ValuePlace, depth: number): Arbitrary<JsonValue> {
    const members = membersOf(this.iface, name) ?? {};
    const { tag, variants = {} } = type;
    if (tag === undefined) return this.members(members, place, depth);
    const { [tag]: tagMember, ...rest } = members;
    const common = this.members(rest, place, depth);
    const at = join(place, tag);
    const tags = tagValues(this.iface, type, members).filter(
      (value) =>
        !this.sources.forbids(at, value) &&
        (variants[value] === undefined || this.satisfiable(variants[value])),
    );
    if (tags.length === 0) return this.smallest(name, place);
    const branches = tags.map((value) => {
      const own = variants[value];
      const variant = own === undefined ? constant({}) : later(() => this.value(own, place, depth));
      return variant.map((more) => ({ [tag]: value, ...(more as JsonObject) }) as JsonObject);
    });
    const bare = tagMember?.optional ? [constant({})] : [];
    return tuple(common, oneof(...branches, ...bare)).map(([base, branch]) => ({ ...base, ...branch }));
  }

  private members(members: Members, place: ValuePlace, depth: number): Arbitrary<JsonObject> {
    const entries = Object.entries(members).filter(([, m]) => !m.optional || this.satisfiable(m.type));
    if (entries.length === 0) return constant({});
    const parts = entries.map(([name, { type, optional }]) => {
      const value = later(() => this.value(type as TypeRef, join(place, name), depth + 1));
      if (!optional) return value;
      if (depth >= MAX_DEPTH) return constant(undefined);
      return oneof({ weight: OPTIONAL - 1, arbitrary: constant(undefined) }, { weight: 1, arbitrary: value });
    });
    return tuple(...parts).map((values) => {
      const object: JsonObject = {};
      for (const [i, [name]] of entries.entries()) {
        const value = values[i];
        if (value !== undefined) object[name] = value as JsonValue;
      }
      return object;
    });
  }

  private smallest(ref: TypeRef, place: ValuePlace): Arbitrary<JsonValue> {
    return this.sources.string(place).map((text) => validValue(this.iface, ref, { string: () => text }));
  }

  private satisfiable(ref: TypeRef | null): boolean {
    return ref !== null && unsatisfiable(this.iface, ref) === null;
  }
}

/** An arbitrary that is asked for when it is drawn from: types refer to each other. */
class Later extends Arbitrary<JsonValue> {
  constructor(private readonly make: () => Arbitrary<JsonValue>) {
    super();
  }

  generate(random: Random, bias: number | undefined): Value<JsonValue> {
    return this.make().generate(random, bias);
  }

  canShrinkWithoutContext(value: unknown): value is JsonValue {
    return this.make().canShrinkWithoutContext(value);
  }

  shrink(value: JsonValue, context: unknown): Stream<Value<JsonValue>> {
    return this.make().shrink(value, context);
  }
}

const later = (make: () => Arbitrary<JsonValue>) => new Later(make);

function join(place: ValuePlace, name: string): ValuePlace {
  return place.endsWith(':') ? `${place}${name}` : `${place}.${name}`;
}

/** One value of an arbitrary. */
export function drawFrom<T>(arbitrary: Arbitrary<T>, random: Random): T {
  return arbitrary.generate(random, undefined).value;
}
