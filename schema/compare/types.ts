/** Compares a documented type with an actual one by structure: introspection masks the names of types. */
import { DEEPEST_TYPE, MOST_PROPERTIES } from '../bounds.js';
import type { EnumType, Interface, Members, TypeRef } from '../model.js';
import { reach, upTo } from '../reached.js';
import { resolveType } from '../types.js';
import { type Difference, type Path, spell } from './difference.js';
import { describeType, jsonKind, jsonKinds, kindFits } from './json-kind.js';
import { memberDifferences, newMandatory } from './members.js';
import type { Direction } from './rules.js';
import { type Shape, shapeOf } from './shape.js';

/** Values of an enum that a client may send. What is received may have fewer and more (newer servers add values). */

/** Null values are those that a document lost: not compared. */
function valueDifferences(name: string, documented: EnumType, actual: EnumType, path: Path): Difference[] {
  if (actual.values === null) return [];
  const accepted = new Set(actual.values);
  return (documented.values ?? [])
    .filter((value) => !accepted.has(value))
    .map((value) => ({
      rule: 'send/value-kept',
      path,
      message: `${spell(path)} is documented to take ${value}, and the server does not`,
      absent: { type: name, name: value },
    }));
}

export interface TypeSides {
  documented: Interface;
  actual: Interface;
  direction: Direction;
}

/** Where the actual type breaks a rule of compatibility. What either side does not know is not compared. */
export function typeDifferences(sides: TypeSides, documented: TypeRef, actual: TypeRef): Difference[] {
  const comparison = new Comparison(sides);
  comparison.types(documented, actual, []);
  return comparison.found;
}

/** The same for lists of members: arguments of a command, data of an event. */
export function listDifferences(
  sides: TypeSides,
  documented: Members | string | null,
  actual: Members | string | null,
): Difference[] {
  const comparison = new Comparison(sides);
  comparison.shapes(shapeOf(sides.documented, documented), shapeOf(sides.actual, actual), []);
  return comparison.found;
}

class Comparison {
  readonly found: Difference[] = [];
  private readonly visited = new Set<string>();

  constructor(private readonly sides: TypeSides) {}

  types(documented: TypeRef, actual: TypeRef, path: Path): void {
    if (path.length > DEEPEST_TYPE) {
      reach('deepCompared');
      return;
    }
    const { documented: doc, actual: real, direction } = this.sides;
    const kinds = [jsonKind(doc, documented), jsonKind(real, actual)] as const;
    const [left, right] = [resolveType(doc, documented), resolveType(real, actual)];
    if (kinds.includes('any')) return;
    if (kinds.includes('alternate')) this.branches(documented, actual, path);
    else if (!kindFits(...kinds, direction)) this.mismatch(documented, actual, path);
    else if (left.kind === 'list' && right.kind === 'list')
      this.types(left.element, right.element, [...path, '[]']);
    else if (left.kind === 'object' && right.kind === 'object')
      this.shapes(shapeOf(doc, left.name), shapeOf(real, right.name), path);
    else if (left.kind === 'enum' && right.kind === 'enum' && direction === 'send')
      this.found.push(...valueDifferences(left.name, left, right, path));
    else if (left.kind === 'enum' && right.kind !== 'enum' && direction === 'receive')
      this.mismatch(documented, actual, path);
  }

  /** Everything that one side can be must fit something that the other can be. */
  private branches(documented: TypeRef, actual: TypeRef, path: Path): void {
    const { documented: doc, actual: real, direction } = this.sides;
    const [left, right] = [jsonKinds(doc, documented), jsonKinds(real, actual)];
    const fits = (a: TypeRef, b: TypeRef) => kindFits(jsonKind(doc, a), jsonKind(real, b), direction);
    const pairs =
      direction === 'send'
        ? left.map((a) => [a, right.find((b) => fits(a, b))] as const)
        : right.map((b) => [left.find((a) => fits(a, b)), b] as const);
    if (pairs.some(([a, b]) => a === undefined || b === undefined)) this.mismatch(documented, actual, path);
    for (const [a, b] of pairs) if (a !== undefined && b !== undefined) this.types(a, b, path);
  }

  shapes(documented: Shape | null, actual: Shape | null, path: Path): void {
    if (documented === null || actual === null || this.seen(documented, actual)) return;
    const { fixed, anyVariant } = actual;
    for (const [name, member] of Object.entries(documented.fixed)) {
      const inVariant = anyVariant[name];
      // What only some variants have is there, and may be left out.
      const real = fixed[name] ?? (inVariant && { ...inVariant, optional: true });
      this.member(name, member, real, documented.type, path);
    }
    const known = { ...documented.anyVariant, ...documented.fixed };
    this.required(documented, known, fixed, path);
    const taken = actual.values === null ? null : new Set(actual.values);
    for (const value of upTo(MOST_PROPERTIES.ofType, documented.values ?? [], 'compared')) {
      // A value that is absent is told where the tag's type is compared.
      if (taken === null || taken.has(value)) this.variant(documented, actual, value, path);
    }
  }

  private variant(documented: Shape, actual: Shape, value: string, path: Path): void {
    const at = [...path, `${documented.tag}=${value}`];
    const added = actual.variant(value);
    const real: Members = { ...actual.fixed, ...added };
    const own = documented.variant(value);
    for (const [name, member] of Object.entries(own))
      this.member(name, member, real[name], documented.type, at);
    this.required(documented, { ...documented.fixed, ...own }, added, at);
  }

  private member(
    name: string,
    documented: Members[string],
    actual: Members[string] | undefined,
    type: string | null,
    within: Path,
  ): void {
    const path = [...within, name];
    this.found.push(
      ...memberDifferences(documented, actual, { direction: this.sides.direction, path, type }),
    );
    if (documented.type !== null && actual?.type) this.types(documented.type, actual.type, path);
  }

  private required(documented: Shape, known: Members, actual: Members, path: Path): void {
    if (this.sides.direction === 'receive' || documented.incomplete) return;
    for (const each of newMandatory((name) => Object.hasOwn(known, name), actual, path))
      this.found.push(each);
  }

  /** Each pair of types is compared once: types may be recursive. */
  private seen(documented: Shape, actual: Shape): boolean {
    if (documented.type === null || actual.type === null) return false;
    const pair = `${documented.type} ${actual.type}`;
    if (this.visited.has(pair)) return true;
    this.visited.add(pair);
    return false;
  }

  private mismatch(documented: TypeRef, actual: TypeRef, path: Path): void {
    const { documented: doc, actual: real, direction } = this.sides;
    const verb = direction === 'send' ? 'takes' : 'sends';
    const message = `${spell(path)} is documented as ${describeType(doc, documented)}, and the server ${verb} ${describeType(real, actual)}`;
    this.found.push({ rule: `${direction}/type`, path, message });
  }
}
