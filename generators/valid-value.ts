/** Deterministic valid values of QAPI types: the smallest that the schema allows, optional members left out. */
import type { JsonObject, JsonValue } from '../schema/json.js';
import type { Interface, Members, ObjectType, TypeRef } from '../schema/model.js';
import { membersOf, resolveType } from '../schema/types.js';

/** What the schema leaves open. Without them: names of nothing, and no optional member. */
export interface ValueOptions {
  /** The string for a `str` at this place (member names from the outside in). */
  string?(path: readonly string[]): string;
  /** Whether an optional member at this place is filled in; not asked deeper than four members. */
  optional?(path: readonly string[]): boolean;
}

/** A valid value of `ref`. Throws Unsatisfiable when the document lost the type, or when only infinite values exist. */
export function validValue(
  iface: Interface,
  ref: TypeRef,
  options: ValueOptions = {},
  path: readonly string[] = [],
): JsonValue {
  if (!finite(iface, ref)) fail(`${ref} has no finite value`);
  const type = resolveType(iface, ref);
  switch (type.kind) {
    case 'list':
      return [];
    case 'enum':
      return type.values?.[0] ?? fail(`${type.name} has no values`);
    case 'alternate': {
      const branches = Object.values(type.members).flatMap((m) => (m.type === null ? [] : [m.type]));
      return validValue(
        iface,
        smallest(iface, branches) ?? fail(`${type.name} has no branch`),
        options,
        path,
      );
    }
    case 'object':
      return validObject(iface, type.name, {}, options, path);
    case 'unknown':
      return fail(`type ${type.name} is not defined`);
    case 'builtin':
      switch (type.name) {
        case 'str':
          return options.string?.(path) ?? 'qmpspec-none';
        case 'bool':
          return false;
        case 'null':
        case 'any':
          return null;
        case 'QType':
          return 'qnull';
        default:
          return 1;
      }
  }
}

/**
 * A valid object of the named type. Members in `fixed` are taken as they are; a tag among them picks the variant.
 */
export function validObject(
  iface: Interface,
  name: string,
  fixed: JsonObject,
  options: ValueOptions = {},
  path: readonly string[] = [],
): JsonObject {
  const type = iface.types[name] as ObjectType;
  const members = membersOf(iface, name) ?? fail(`${name} is not an object type`);
  const result = validMembers(iface, members, fixed, options, path);
  if (type.tag === undefined) return result;
  const tag = fixed[type.tag] ?? smallestTag(iface, type, members);
  result[type.tag] = tag;
  const variant = type.variants?.[String(tag)];
  return variant === undefined ? result : { ...result, ...validObject(iface, variant, fixed, options, path) };
}

/** Valid values of all mandatory members (and of the optional ones that `options` asks for). */
export function validMembers(
  iface: Interface,
  members: Members,
  fixed: JsonObject = {},
  options: ValueOptions = {},
  path: readonly string[] = [],
): JsonObject {
  const result: JsonObject = {};
  for (const [name, member] of Object.entries(members)) {
    const at = [...path, name];
    if (Object.hasOwn(fixed, name)) result[name] = fixed[name] as JsonValue;
    else if (member.type === null) {
      if (!member.optional) fail(`the type of ${at.join('.')} is not known`);
    } else if (
      !member.optional ||
      (at.length <= MAX_OPTIONAL_DEPTH && finite(iface, member.type) && options.optional?.(at))
    ) {
      result[name] = validValue(iface, member.type, options, at);
    }
  }
  return result;
}

/** Optional members nested deeper are left out: recursive types (backing chains) would never end. */
const MAX_OPTIONAL_DEPTH = 4;

type Heights = Map<string, number>;
const heights = new WeakMap<Interface, Heights>();

/** How deep the smallest value of a type is nested; Infinity when there is none. */
function height(iface: Interface, ref: TypeRef): number {
  if (Array.isArray(ref) || !Object.hasOwn(iface.types, ref)) return 0;
  let known = heights.get(iface);
  if (!known) {
    known = computeHeights(iface);
    heights.set(iface, known);
  }
  return known.get(ref) ?? Number.POSITIVE_INFINITY;
}

const finite = (iface: Interface, ref: TypeRef) => height(iface, ref) < Number.POSITIVE_INFINITY;

/** Least fixed point: a type has a height once everything that its smallest value needs has one. */
function computeHeights(iface: Interface): Heights {
  const known: Heights = new Map();
  const of = (ref: TypeRef | null) =>
    ref === null || Array.isArray(ref) || !Object.hasOwn(iface.types, ref)
      ? 0
      : (known.get(ref) ?? Number.POSITIVE_INFINITY);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, type] of Object.entries(iface.types)) {
      if (known.has(name)) continue;
      const h =
        type.kind === 'enum' ? 0 : 1 + (type.kind === 'alternate' ? anyOf(type.members) : allOf(name, type));
      if (h < Number.POSITIVE_INFINITY) {
        known.set(name, h);
        changed = true;
      }
    }
  }
  return known;

  function anyOf(members: Members): number {
    return Math.min(...Object.values(members).map((m) => of(m.type)));
  }
  function allOf(name: string, type: ObjectType): number {
    const mandatory = Object.values(membersOf(iface, name) ?? {}).filter((m) => !m.optional);
    const own = Math.max(0, ...mandatory.map((m) => of(m.type)));
    if (type.tag === undefined) return own;
    const variants = tagValues(iface, type, membersOf(iface, name) ?? {}).map((v) =>
      of(type.variants?.[v] ?? null),
    );
    return Math.max(own, Math.min(...variants));
  }
}

/** The values that a union's tag can take. */
export function tagValues(iface: Interface, type: ObjectType, members: Members): string[] {
  const ref = type.tag === undefined ? null : (members[type.tag]?.type ?? null);
  const tag = ref === null ? null : resolveType(iface, ref);
  return (tag?.kind === 'enum' ? tag.values : null) ?? Object.keys(type.variants ?? {});
}

function smallestTag(iface: Interface, type: ObjectType, members: Members): string {
  const values = tagValues(iface, type, members);
  return (
    leastBy(values, (v) => height(iface, type.variants?.[v] ?? [''])) ?? fail('a union without tag values')
  );
}

function smallest(iface: Interface, refs: TypeRef[]): TypeRef | undefined {
  return leastBy(refs, (ref) => height(iface, ref));
}

function leastBy<T>(items: T[], measure: (item: T) => number): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) => (best === undefined || measure(item) < measure(best) ? item : best),
    undefined,
  );
}

/** The schema allows no (finite, known) value here. */
export class Unsatisfiable extends Error {
  override name = 'Unsatisfiable';
}

/** Why a type has no valid value; null when it has one. */
export function unsatisfiable(iface: Interface, ref: TypeRef): string | null {
  try {
    validValue(iface, ref);
    return null;
  } catch (error) {
    if (error instanceof Unsatisfiable) return error.message;
    throw error;
  }
}

function fail(message: string): never {
  throw new Unsatisfiable(message);
}
