/** The types of a schema as the tree that values are walked along: every place that can be touched is a point. */
import { DEEPEST_TYPE } from '../../schema/bounds.js';
import type { Interface, Members, TypeRef } from '../../schema/model.js';
import { reach } from '../../schema/reached.js';
import { argumentMembers, branchesOf, membersOf, resolveType } from '../../schema/types.js';
import type { CoverageKind, Touch } from '../coverage.js';

export interface Point {
  kind: CoverageKind;
  /** How it is reached first, from a command or event on. */
  label: string;
  touch: Touch;
}

interface Place {
  point: Point;
  shape: CoverageShape | null;
}

/** Null: nothing within. A type that leads back to itself is one shape. */
export interface CoverageShape {
  members: Map<string, Place>;
  /** The member that picks a branch, and the branches. */
  tag?: string;
  branches?: Map<string, Place>;
  values?: Map<string, Point>;
  /** By JSON type; what several branches share stands under the first. */
  alternates?: Map<string, Place>;
  element?: CoverageShape;
}

/** What the parts of a value are called. */
export interface Naming {
  member: CoverageKind;
  /** Counted in requests only. */
  value?: CoverageKind;
  branch?: CoverageKind;
  alternate?: CoverageKind;
}

export class CoverageShapes {
  readonly points: Point[] = [];
  private readonly known = new Map<string, CoverageShape | null>();
  /** Of the type that is looked at. */
  private depth = 0;

  constructor(
    private readonly model: Interface,
    private readonly naming: Naming,
  ) {}

  /** The shape of a command's arguments or an event's data. */
  ofList(name: string, list: Members | string | null): CoverageShape | null {
    if (typeof list === 'string') return this.ofType(list, name);
    const shape: CoverageShape = { members: new Map() };
    this.addMembers(shape, list ?? {}, name);
    return shape;
  }

  ofType(ref: TypeRef | null, label: string): CoverageShape | null {
    if (ref === null) return null;
    const type = resolveType(this.model, ref);
    if (type.kind === 'list') {
      const element = this.ofType(type.element, label);
      return element && { members: new Map(), element };
    }
    if (type.kind === 'builtin' || type.kind === 'unknown') return null;
    const known = this.known.get(type.name);
    if (known !== undefined) return known;
    if (this.depth > DEEPEST_TYPE) {
      reach('deepCovered');
      return null;
    }
    const shape: CoverageShape = { members: new Map() };
    this.known.set(type.name, shape);
    this.depth++;
    if (type.kind === 'enum') this.addValues(shape, type.values ?? [], label);
    else if (type.kind === 'alternate') this.addAlternates(shape, type.name, label);
    else {
      this.addMembers(shape, argumentMembers(this.model, type.name) ?? {}, label);
      if (type.tag !== undefined) this.addBranches(shape, type.name, type.tag, type.variants ?? {}, label);
    }
    this.depth--;
    return shape;
  }

  private addMembers(shape: CoverageShape, members: Members, label: string): void {
    for (const [name, { type }] of Object.entries(members)) {
      const at = `${label} ${name}`;
      shape.members.set(name, { point: this.point(this.naming.member, at), shape: this.ofType(type, at) });
    }
  }

  private addValues(shape: CoverageShape, values: readonly string[], label: string): void {
    const { value } = this.naming;
    if (value) shape.values = new Map(values.map((each) => [each, this.point(value, `${label}=${each}`)]));
  }

  private addBranches(
    shape: CoverageShape,
    name: string,
    tag: string,
    variants: Record<string, string>,
    label: string,
  ) {
    const { branch } = this.naming;
    const own = membersOf(this.model, name)?.[tag]?.type;
    const values = own == null ? null : resolveType(this.model, own);
    const all = values?.kind === 'enum' && values.values ? values.values : Object.keys(variants);
    shape.tag = tag;
    shape.branches = new Map();
    for (const value of all) {
      const at = `${label} ${tag}=${value}`;
      const variant = variants[value];
      // Replies have branches, too, but what is counted there are members.
      const point = branch ? this.point(branch, at) : UNCOUNTED;
      shape.branches.set(value, { point, shape: variant === undefined ? null : this.ofType(variant, at) });
    }
  }

  private addAlternates(shape: CoverageShape, name: string, label: string): void {
    const { alternate } = this.naming;
    shape.alternates = new Map();
    for (const type of branchesOf(this.model, name)) {
      const kind = type === null ? null : this.jsonKind(type);
      if (kind === null || shape.alternates.has(kind)) continue;
      const at = `${label}:${kind}`;
      const point = alternate ? this.point(alternate, at) : UNCOUNTED;
      shape.alternates.set(kind, { point, shape: this.ofType(type, at) });
    }
  }

  private jsonKind(ref: TypeRef): string | null {
    const type = resolveType(this.model, ref);
    if (type.kind === 'list') return 'array';
    if (type.kind === 'enum') return 'string';
    if (type.kind !== 'builtin') return type.kind === 'object' ? 'object' : null;
    return (
      { str: 'string', bool: 'boolean', null: 'null', QType: 'string', any: null }[type.name as 'str'] ??
      'number'
    );
  }

  private point(kind: CoverageKind, label: string): Point {
    const point: Point = { kind, label, touch: 0 };
    this.points.push(point);
    return point;
  }
}

/** Where a place is walked through, and not counted. */
const UNCOUNTED: Point = { kind: 'reply-members', label: '', touch: 0 };
