import type { Interface, TypeRef } from '../model.js';
import { branchesOf as allBranchesOf, resolveType } from '../types.js';
import type { Direction } from './rules.js';

/** What JSON a type is; `alternate`: one of several; `any`: everything, or nobody knows. */
export type JsonKind =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'null'
  | 'object'
  | 'array'
  | 'alternate'
  | 'any';

/** The kind of a type. A null reference was lost by the document. */
export function jsonKind(iface: Interface, ref: TypeRef | null): JsonKind {
  if (ref === null) return 'any';
  const type = resolveType(iface, ref);
  switch (type.kind) {
    case 'list':
      return 'array';
    case 'enum':
      return 'string';
    case 'object':
    case 'alternate':
      return type.kind;
    case 'unknown':
      return 'any';
    case 'builtin':
      return BUILTIN_KINDS[type.name] ?? 'integer';
  }
}

const BUILTIN_KINDS: Record<string, JsonKind> = {
  str: 'string',
  QType: 'string',
  number: 'number',
  bool: 'boolean',
  null: 'null',
  any: 'any',
};

/** Whether a client that knows the documented kind gets along with the actual one. */
export function kindFits(documented: JsonKind, actual: JsonKind, direction: Direction): boolean {
  if (documented === actual || documented === 'any' || actual === 'any') return true;
  const [narrow, wide] = direction === 'send' ? [documented, actual] : [actual, documented];
  return narrow === 'integer' && wide === 'number';
}

/** The types that a value may have: the branches of an alternate, else the type itself. */
export function jsonKinds(iface: Interface, ref: TypeRef): TypeRef[] {
  return allBranchesOf(iface, ref).filter((branch) => branch !== null);
}

/** How messages call a type: introspection's names are masked, so its kind is told. */
export function describeType(iface: Interface, ref: TypeRef): string {
  const type = resolveType(iface, ref);
  const kind = jsonKind(iface, ref);
  if (type.kind === 'alternate') {
    return jsonKinds(iface, ref)
      .map((branch) => describeType(iface, branch))
      .join(' or ');
  }
  return type.kind === 'enum' ? 'one of a set of strings' : ARTICLES[kind];
}

const ARTICLES: Record<JsonKind, string> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'a boolean',
  null: 'null',
  object: 'an object',
  array: 'a list',
  alternate: 'one of several types',
  any: 'anything',
};
