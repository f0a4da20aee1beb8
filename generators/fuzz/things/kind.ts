/** What a kind of named thing is to the fuzzer. */

export interface ResourceQuery {
  execute: string;
  arguments?: { readonly [name: string]: string };
}

export interface ResourceKind {
  name: string;
  /** Names that makers and users share, so that one finds what the other made. */
  pool: readonly string[];
  /** Places (`command:member.member`) where such a name stands. */
  at: readonly Pick<RegExp, 'test'>[];
  /** The commands that make one; the others need one. */
  makers?: Pick<RegExp, 'test'>;
  /** How live ones are read back: a query, and the members that lead to the name (`*`: every element). */
  live?: readonly (ResourceQuery & { path: readonly string[] })[];
  /** Nothing but the pool and what is live: any other string could reach a file, a host or a program. */
  closed?: boolean;
}

/** `node` → node0 … node3: recognisable, so that signatures can leave them out. */
export function numbered(prefix: string, count = 4): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}${i}`);
}
