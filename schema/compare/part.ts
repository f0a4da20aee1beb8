/** The part of an interface at a path, where a document has it: what it says of its features and conditions. */
import type { Condition, Interface, Members, TypeRef } from '../model.js';
import { resolveType } from '../types.js';
import type { Path } from './difference.js';
import { jsonKinds } from './json-kind.js';
import { type Shape, shapeOf } from './shape.js';

export interface Part {
  features: readonly string[];
  condition?: Condition;
  since?: string;
  /** A member that need not be there. */
  optional?: boolean;
}

/** `list`: the arguments, the data or the return of an entity. `value`: of the enum at the path. Null when it is not there. */
export function partAt(
  iface: Interface,
  list: Members | TypeRef | null,
  path: Path,
  value?: string,
): Part | null {
  if (list === null) return null;
  let at = startOf(list);
  let part: Part | null = null;
  for (const step of path) {
    const next = stepInto(iface, at, step);
    if (next === null) return null;
    at = next;
    part = next.part ?? part;
  }
  if (value === undefined) return part;
  for (const ref of at.types.flatMap((type) => jsonKinds(iface, type))) {
    const type = resolveType(iface, ref);
    if (type.kind !== 'enum' || type.values?.includes(value) !== true) continue;
    const [condition, since] = [type.valueConditions?.[value], type.valueSince?.[value]];
    return {
      features: type.valueFeatures?.[value] ?? [],
      ...(condition === undefined ? {} : { condition }),
      ...(since === undefined ? {} : { since }),
    };
  }
  return null;
}

/** Every part of a large object is asked for, and its shape is as large as the object. A document that was read stays as it is. */
const shapes = new WeakMap<Interface, Map<string, Shape | null>>();

function knownShape(iface: Interface, name: string): Shape | null {
  const known = shapes.get(iface) ?? new Map<string, Shape | null>();
  shapes.set(iface, known);
  const before = known.get(name);
  if (before !== undefined) return before;
  const shape = shapeOf(iface, name);
  known.set(name, shape);
  return shape;
}

const memberOf = (list: Members, name: string) => (Object.hasOwn(list, name) ? (list[name] ?? []) : []);

/**
 * The names of the types that may have the last member of the path, or the value of the enum at it, as this document calls them:
 * an object with its bases. None where the document does not have the place.
 */
export function ownersAt(
  iface: Interface,
  list: Members | TypeRef | null,
  path: Path,
  value?: string,
): string[] {
  if (list === null) return [];
  let at: Places | null = startOf(list);
  for (const step of value === undefined ? path.slice(0, -1) : path) {
    at = stepInto(iface, at, step);
    if (at === null) return [];
  }
  const refs = at.types.flatMap((type) => jsonKinds(iface, type));
  const names = [...refs, ...(at.owners ?? [])].filter((ref) => typeof ref === 'string');
  return value === undefined ? names.flatMap((name) => withBases(iface, name)) : names;
}

/** A type may be its own base in a document that is broken. */
function withBases(iface: Interface, name: string): string[] {
  const names = new Set<string>();
  for (let next: string | undefined = name; next !== undefined && !names.has(next); ) {
    names.add(next);
    const type = resolveType(iface, next);
    next = type.kind === 'object' ? type.base : undefined;
  }
  return [...names];
}

function startOf(list: Members | TypeRef): Places {
  const isType = typeof list === 'string' || Array.isArray(list);
  return isType ? { types: [list], members: [] } : { types: [], members: [list] };
}

interface Places {
  types: readonly TypeRef[];
  /** Lists of members that are in reach. */
  members: readonly Members[];
  /** The types that these lists are of. */
  owners?: readonly string[];
  part?: Part;
}

function stepInto(iface: Interface, { types, members }: Places, step: string): Places | null {
  const refs = types.flatMap((type) => jsonKinds(iface, type));
  if (step === '[]') {
    const elements = refs.flatMap((ref) => (Array.isArray(ref) ? ref : []));
    return elements.length === 0 ? null : { types: elements, members: [] };
  }
  const found = refs.flatMap((ref) => (typeof ref === 'string' ? (knownShape(iface, ref) ?? []) : []));
  const tagged = /^([^=]+)=(.+)$/.exec(step);
  if (tagged !== null) {
    const unions = found.filter(({ tag }) => tag === tagged[1]);
    return unions.length === 0
      ? null
      : {
          types: [],
          members: unions.map((shape) => ({ ...shape.fixed, ...shape.variant(tagged[2] as string) })),
          owners: unions.flatMap(({ type }) => variantOf(iface, type, tagged[2] as string)),
        };
  }
  const lists = [...members, ...found.flatMap(({ fixed, anyVariant }) => [fixed, anyVariant])];
  const member = lists.flatMap((list) => memberOf(list, step))[0];
  if (member === undefined) return null;
  const { type, features = [], condition, since, optional } = member;
  const part = {
    features,
    optional,
    ...(condition === undefined ? {} : { condition }),
    ...(since === undefined ? {} : { since }),
  };
  return { types: type === null ? [] : [type], members: [], part };
}

/** A union and the type of one of its branches. */
function variantOf(iface: Interface, union: string | null, value: string): string[] {
  const type = union === null ? null : resolveType(iface, union);
  if (union === null || type?.kind !== 'object') return [];
  const variants = type.variants ?? {};
  return Object.hasOwn(variants, value) ? [union, variants[value] as string] : [union];
}
