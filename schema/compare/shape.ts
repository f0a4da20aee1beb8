/** The members of an object in one view, wherever the document writes them: inline, in a base, in variants. */
import type { Interface, Member, Members } from '../model.js';
import { membersOf, resolveType } from '../types.js';

export interface Shape {
  /** Name of the type; null for members written inline. */
  type: string | null;
  /** Members that every value has, those of bases included. */
  fixed: Members;
  tag: string | null;
  /** The values of the tag; null when there is none, or nobody knows them. */
  values: readonly string[] | null;
  /** Members that a value of the tag adds. */
  variant(value: string): Members;
  /** Members that any value of the tag adds; the first one of a name. */
  anyVariant: Members;
  /** The document lost some of the members. */
  incomplete: boolean;
}

/** Null when the document lost the list, or does not define the type. Of a variant that is a union, the fixed members count. */
export function shapeOf(iface: Interface, list: Members | string | null): Shape | null {
  if (list === null) return null;
  if (typeof list !== 'string') return inline(list);
  const fixed = membersOf(iface, list);
  const type = resolveType(iface, list);
  if (fixed === null || type.kind !== 'object') return null;
  const variants = type.variants ?? {};
  const variant = (value: string) =>
    Object.hasOwn(variants, value) ? (membersOf(iface, variants[value] as string) ?? {}) : {};
  const all = Object.keys(variants).flatMap((value) => Object.entries(variant(value)));
  return {
    type: list,
    fixed,
    tag: type.tag ?? null,
    values: type.tag === undefined ? null : valuesOf(iface, fixed[type.tag], Object.keys(variants)),
    variant,
    anyVariant: Object.fromEntries(all.reverse()),
    incomplete: type.incomplete === true,
  };
}

function inline(fixed: Members): Shape {
  return {
    type: null,
    fixed,
    tag: null,
    values: null,
    variant: () => ({}),
    anyVariant: {},
    incomplete: false,
  };
}

/** Before 7.0 a simple union's tag was a string whose values were its branches. */
function valuesOf(iface: Interface, tag: Member | undefined, branches: string[]): string[] | null {
  const type = tag?.type == null ? null : resolveType(iface, tag.type);
  return type?.kind === 'enum' ? type.values : branches;
}
