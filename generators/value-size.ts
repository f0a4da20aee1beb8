/** How large the smallest value of a type is. */
import { DEEPEST_TYPE, MOST_PARTS } from '../schema/bounds.js';
import type { Interface, Members, ObjectType, TypeRef } from '../schema/model.js';
import { membersOf, resolveType } from '../schema/types.js';

/** Of the smallest value of a type: how deep it is nested, and how many parts it has. */
interface Size {
  height: number;
  parts: number;
}

type Sizes = Map<string, Size>;
const sizes = new WeakMap<Interface, Sizes>();

const SCALAR: Size = { height: 0, parts: 1 };
const ENDLESS: Size = { height: Number.POSITIVE_INFINITY, parts: MOST_PARTS + 1 };

/** Undefined where there is no value. */
export function sizeOf(iface: Interface, ref: TypeRef): Size | undefined {
  if (Array.isArray(ref) || !Object.hasOwn(iface.types, ref)) return SCALAR;
  let known = sizes.get(iface);
  if (!known) {
    known = measureAll(iface);
    sizes.set(iface, known);
  }
  return known.get(ref);
}

export const height = (iface: Interface, ref: TypeRef) =>
  sizeOf(iface, ref)?.height ?? Number.POSITIVE_INFINITY;

export const isSmall = (iface: Interface, ref: TypeRef) =>
  (sizeOf(iface, ref)?.parts ?? MOST_PARTS + 1) <= MOST_PARTS;

/**
 * Least fixed point: a type has a size once everything that its smallest value needs has one. Each round finds those
 * that nest one deeper.
 */
function measureAll(iface: Interface): Sizes {
  const known: Sizes = new Map();
  const of = (ref: TypeRef | null) =>
    ref === null || Array.isArray(ref) || !Object.hasOwn(iface.types, ref) ? SCALAR : known.get(ref);
  let left = Object.entries(iface.types);
  for (let round = 0; round <= DEEPEST_TYPE && left.length > 0; round++) {
    const found: [string, Size][] = [];
    for (const [name, type] of left) {
      const own =
        type.kind === 'enum'
          ? SCALAR
          : type.kind === 'alternate'
            ? least(Object.values(type.members))
            : all(name, type);
      if (own !== undefined) found.push([name, own]);
    }
    if (found.length === 0) break;
    for (const [name, own] of found) known.set(name, own);
    left = left.filter(([name]) => !known.has(name));
    // What nests deeper has values, for all we know.
    if (round === DEEPEST_TYPE) for (const [name] of left) known.set(name, ENDLESS);
  }
  return known;

  function least(refs: readonly { type: TypeRef | null }[]): Size | undefined {
    const measures = refs.flatMap(({ type }) => of(type) ?? []);
    const smallest = leastBy(measures, (one) => one.height);
    return smallest && { height: smallest.height + 1, parts: smallest.parts };
  }

  function all(name: string, type: ObjectType): Size | undefined {
    const members = membersOf(iface, name) ?? {};
    let whole: Size = { height: 0, parts: 1 };
    for (const { type: ref, optional } of Object.values(members)) {
      const one = optional ? { height: 0, parts: 0 } : of(ref);
      if (one === undefined) return undefined;
      whole = {
        height: Math.max(whole.height, one.height),
        parts: Math.min(whole.parts + one.parts, MOST_PARTS + 1),
      };
    }
    if (type.tag === undefined) return { ...whole, height: whole.height + 1 };
    const variants = tagValues(iface, type, members).map((value) => ({
      type: type.variants?.[value] ?? null,
    }));
    const variant = leastBy(
      variants.flatMap(({ type: ref }) => of(ref) ?? []),
      (one) => one.height,
    );
    if (variant === undefined) return undefined;
    return {
      height: 1 + Math.max(whole.height, variant.height),
      parts: Math.min(whole.parts + variant.parts, MOST_PARTS + 1),
    };
  }
}

/** The values that a union's tag can take. */
export function tagValues(iface: Interface, type: ObjectType, members: Members): string[] {
  const ref = type.tag === undefined ? null : (members[type.tag]?.type ?? null);
  const tag = ref === null ? null : resolveType(iface, ref);
  return (tag?.kind === 'enum' ? tag.values : null) ?? Object.keys(type.variants ?? {});
}

export function leastBy<T>(items: T[], measure: (item: T) => number): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) => (best === undefined || measure(item) < measure(best) ? item : best),
    undefined,
  );
}
