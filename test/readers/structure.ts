/**
 * Compares what a document says with what a server says of itself, by structure: introspection masks the names of
 * types and collapses integer types, so types are equal when all that can be reached from them is.
 */
import type {
  AlternateType,
  Condition,
  EnumType,
  Interface,
  Member,
  ObjectType,
  TypeRef,
} from '../../schema/model.js';
import {
  argumentMembers,
  integerRange,
  isNone,
  membersOf,
  type Resolved,
  resolveType,
} from '../../schema/types.js';

export interface Difference {
  /** Where, e.g. `command/eject/arguments/force`. */
  path: string;
  what: string;
  /** The document says that it exists only under this condition. */
  condition?: Condition;
}

export function structuralDifferences(document: Interface, server: Interface): Difference[] {
  const comparison = new Comparison(document, server);
  comparison.run();
  return comparison.differences;
}

class Comparison {
  readonly differences: Difference[] = [];
  private readonly compared = new Set<string>();

  constructor(
    private readonly document: Interface,
    private readonly server: Interface,
  ) {}

  run(): void {
    this.names('command', this.document.commands, this.server.commands);
    this.names('event', this.document.events, this.server.events);
    for (const [name, command] of Object.entries(this.document.commands)) {
      const other = this.server.commands[name];
      if (!other) continue;
      this.fields(`command/${name}`, command.arguments, other.arguments);
      const path = `command/${name}/returns`;
      if (command.returns === null) this.add(path, 'is unknown');
      else if (isNone(command.returns) !== isNone(other.returns as TypeRef)) {
        this.add(
          path,
          isNone(command.returns) ? 'is nothing in the document only' : 'is nothing on the server only',
        );
      } else if (!isNone(command.returns)) this.ref(path, command.returns, other.returns as TypeRef);
    }
    for (const [name, event] of Object.entries(this.document.events)) {
      const other = this.server.events[name];
      if (other) this.fields(`event/${name}`, event.data, other.data);
    }
  }

  private fields(path: string, mine: Interface['events'][string]['data'], theirs: typeof mine): void {
    if (mine === null) this.add(path, 'has unknown arguments');
    else if (typeof mine === 'string' && typeof theirs === 'string') this.ref(path, mine, theirs);
    else
      this.members(
        path,
        argumentMembers(this.document, mine) ?? {},
        argumentMembers(this.server, theirs) ?? {},
      );
  }

  private ref(path: string, mine: TypeRef | null, theirs: TypeRef | null): void {
    if (mine === null || theirs === null) {
      this.add(path, 'has an unknown type');
      return;
    }
    const pair = `${JSON.stringify(mine)} ${JSON.stringify(theirs)}`;
    if (this.compared.has(pair)) return;
    this.compared.add(pair);
    const a = resolveType(this.document, mine);
    const b = resolveType(this.server, theirs);
    if (a.kind === 'list' && b.kind === 'list') this.ref(path, a.element, b.element);
    else if (a.kind === 'enum' && b.kind === 'enum') this.values(path, a, b);
    else if (a.kind === 'object' && b.kind === 'object') this.object(path, a, b);
    else if (a.kind === 'alternate' && b.kind === 'alternate') this.branches(path, a, b);
    else if (sort(a) !== sort(b))
      this.add(path, `is ${sort(a)} in the document and ${sort(b)} on the server`);
  }

  private values(path: string, mine: EnumType, theirs: EnumType): void {
    const present = new Set(theirs.values ?? []);
    for (const value of mine.values ?? []) {
      if (!present.delete(value))
        this.add(`${path}=${value}`, 'is no value on the server', mine.valueConditions?.[value]);
    }
    for (const value of present) this.add(`${path}=${value}`, 'is no value in the document');
  }

  private object(
    path: string,
    mine: ObjectType & { name: string },
    theirs: ObjectType & { name: string },
  ): void {
    this.members(path, membersOf(this.document, mine.name) ?? {}, membersOf(this.server, theirs.name) ?? {});
    if (mine.tag !== theirs.tag)
      this.add(path, `has the tag ${mine.tag} in the document and ${theirs.tag} on the server`);
    for (const value of new Set([
      ...Object.keys(mine.variants ?? {}),
      ...Object.keys(theirs.variants ?? {}),
    ])) {
      const at = `${path}[${value}]`;
      const [a, b] = [mine.variants?.[value], theirs.variants?.[value]];
      const condition = mine.variantConditions?.[value];
      if (a !== undefined && b !== undefined) this.ref(at, a, b);
      // A variant without members is not listed by introspection.
      else if (a === undefined || !this.isEmpty(a))
        this.add(at, `has no variant ${a ? 'on the server' : 'in the document'}`, condition);
    }
  }

  private isEmpty(type: string): boolean {
    return Object.keys(membersOf(this.document, type) ?? { unknown: null }).length === 0;
  }

  private branches(path: string, mine: AlternateType, theirs: AlternateType): void {
    const left = Object.values(theirs.members).map((m) => m.type);
    for (const [name, { type }] of Object.entries(mine.members)) {
      const kind = type === null ? null : sort(resolveType(this.document, type));
      const index = left.findIndex((t) => t !== null && sort(resolveType(this.server, t)) === kind);
      if (index === -1) this.add(`${path}/${name}`, 'is no branch on the server');
      else this.ref(`${path}/${name}`, type, left.splice(index, 1)[0] as TypeRef);
    }
    if (left.length > 0) this.add(path, 'has more branches on the server');
  }

  private members(path: string, mine: Record<string, Member>, theirs: Record<string, Member>): void {
    this.names(path, mine, theirs);
    for (const [name, member] of Object.entries(mine)) {
      const other = theirs[name];
      if (!other) continue;
      const at = `${path}/${name}`;
      if (member.optional !== other.optional)
        this.add(at, `is ${member.optional ? 'optional' : 'mandatory'} in the document only`);
      this.ref(at, member.type, other.type);
    }
  }

  private names(
    path: string,
    mine: Record<string, { condition?: Condition }>,
    theirs: Record<string, unknown>,
  ): void {
    for (const [name, { condition }] of Object.entries(mine)) {
      if (!Object.hasOwn(theirs, name)) this.add(`${path}/${name}`, 'is not on the server', condition);
    }
    for (const name of Object.keys(theirs)) {
      if (!Object.hasOwn(mine, name)) this.add(`${path}/${name}`, 'is not in the document');
    }
  }

  private add(path: string, what: string, condition?: Condition): void {
    this.differences.push({ path, what, ...(condition === undefined ? {} : { condition }) });
  }
}

/** The kind of a type, or the name of a built-in one as introspection has it. */
function sort(type: Resolved): string {
  if (type.kind !== 'builtin') return type.kind;
  return integerRange(type.name) ? 'int' : type.name;
}
