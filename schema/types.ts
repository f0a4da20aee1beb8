/** Questions about the types of an Interface: pure look-ups, nothing cached. */
import type { DefinedType, Interface, Members, None, TypeRef } from './model.js';

/** Types that QAPI defines itself. Introspection collapses all integer types into `int`. */
export const BUILTINS = [
  'str', 'int', 'number', 'bool', 'null', 'any', 'size', 'QType',
  'int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64',
] as const; // biome-ignore format: a table

export type Builtin = (typeof BUILTINS)[number];

const BUILTIN_SET: ReadonlySet<string> = new Set(BUILTINS);

export type Resolved =
  | { kind: 'builtin'; name: Builtin }
  | { kind: 'list'; element: string }
  | { kind: 'unknown'; name: string }
  | (DefinedType & { name: string });

/** What a type reference stands for; `unknown` when the document does not define it. */
export function resolveType(iface: Interface, ref: TypeRef): Resolved {
  if (Array.isArray(ref)) return { kind: 'list', element: ref[0] };
  if (Object.hasOwn(iface.types, ref)) return { name: ref, ...(iface.types[ref] as DefinedType) };
  if (BUILTIN_SET.has(ref)) return { kind: 'builtin', name: ref as Builtin };
  return { kind: 'unknown', name: ref };
}

/** The members of an object type, those of its bases first. Null when the document lost the type. */
export function membersOf(iface: Interface, name: string): Members | null {
  const chain: Members[] = [];
  const seen = new Set<string>();
  // A document may be wrong enough to have a type that is its own base: each counts once.
  for (let at: string | undefined = name; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const type: DefinedType | undefined = Object.hasOwn(iface.types, at) ? iface.types[at] : undefined;
    if (type?.kind !== 'object') return chain.length === 0 ? null : Object.assign({}, ...chain);
    chain.unshift(type.members);
    at = type.base;
  }
  return Object.assign({}, ...chain);
}

/** The types that a value may have: the branches of an alternate, and of alternates in it, each once; else the type itself. */
export function branchesOf(iface: Interface, ref: TypeRef): (TypeRef | null)[] {
  const found = new Map<string, TypeRef | null>();
  const met = new Set<string>();
  const left: (TypeRef | null)[] = [ref];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    const type = at === null || Array.isArray(at) ? null : resolveType(iface, at);
    if (type?.kind !== 'alternate') found.set(String(JSON.stringify(at)), at);
    else if (!met.has(type.name)) {
      met.add(type.name);
      const members = Object.values(type.members);
      for (let index = members.length - 1; index >= 0; index--) left.push(members[index]?.type ?? null);
    }
  }
  return [...found.values()];
}

/** The fixed members of a command's arguments or an event's data, wherever they are written. */
export function argumentMembers(iface: Interface, list: Members | string | null): Members | null {
  return typeof list === 'string' ? membersOf(iface, list) : list;
}

/** True for `{}`: the command returns nothing. */
export function isNone(returns: TypeRef | None | null): returns is None {
  return returns !== null && typeof returns === 'object' && !Array.isArray(returns);
}

/** The range of a QAPI integer type, inclusive; null for a type that is not an integer. */
export function integerRange(name: string): [bigint, bigint] | null {
  // Introspection says `int` for every width, so it allows whatever 64 bits can hold, signed or not.
  if (name === 'int') return [-(2n ** 63n), 2n ** 64n - 1n];
  if (name === 'size') return [0n, 2n ** 64n - 1n];
  const match = /^(u?)int(8|16|32|64)$/.exec(name);
  if (!match) return null;
  const bits = BigInt(match[2] as string);
  return match[1] ? [0n, 2n ** bits - 1n] : [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n];
}
