/** Deterministic valid values of QAPI types: the smallest that the schema allows, optional members left out. */
import { DEEPEST_TYPE, MOST_PARTS } from '../schema/bounds.js';
import type { JsonObject, JsonValue } from '../schema/json.js';
import type { Interface, Members, ObjectType, TypeRef } from '../schema/model.js';
import { membersOf, resolveType } from '../schema/types.js';
import { height, isSmall, leastBy, sizeOf, tagValues } from './value-size.js';

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
  mustBeSmall(iface, ref);
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
  depth = 0,
): JsonObject {
  // A union may be a variant of itself.
  if (depth > DEEPEST_TYPE) fail(`${name} has no finite value`);
  const type = iface.types[name] as ObjectType;
  const members = membersOf(iface, name) ?? fail(`${name} is not an object type`);
  const result = validMembers(iface, members, fixed, options, path);
  if (type.tag === undefined) return result;
  const tag = fixed[type.tag] ?? smallestTag(iface, type, members);
  result[type.tag] = tag;
  const variant = type.variants?.[String(tag)];
  return variant === undefined
    ? result
    : { ...result, ...validObject(iface, variant, fixed, options, path, depth + 1) };
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
      (at.length <= MAX_OPTIONAL_DEPTH && isSmall(iface, member.type) && options.optional?.(at))
    ) {
      result[name] = validValue(iface, member.type, options, at);
    }
  }
  return result;
}

/** Optional members nested deeper are left out: recursive types (backing chains) would never end. */
const MAX_OPTIONAL_DEPTH = 4;

function mustBeSmall(iface: Interface, ref: TypeRef): void {
  const found = sizeOf(iface, ref);
  if (found === undefined) fail(`${ref} has no finite value`);
  if (found.parts > MOST_PARTS)
    throw new TooLarge(
      `the smallest value of ${ref} has more than ${MOST_PARTS} parts, or is nested more than ${DEEPEST_TYPE} deep`,
    );
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

/** The schema allows no (finite, known) value here. */
export class Unsatisfiable extends Error {
  override name = 'Unsatisfiable';
}

/** There are values, all of them larger than anybody would want to see. */
class TooLarge extends Unsatisfiable {
  override name = 'TooLarge';
}

/** Why no valid value of a type is made; null when one is. */
export function unsatisfiable(iface: Interface, ref: TypeRef): string | null {
  try {
    validValue(iface, ref);
    return null;
  } catch (error) {
    if (error instanceof Unsatisfiable) return error.message;
    throw error;
  }
}

/** Why a type has no valid value; null when it has one, however large. */
export function valueless(iface: Interface, name: string): string | null {
  try {
    validValue(iface, name);
    return null;
  } catch (error) {
    if (error instanceof TooLarge) return null;
    if (error instanceof Unsatisfiable) return error.message;
    throw error;
  }
}

function fail(message: string): never {
  throw new Unsatisfiable(message);
}
