/** Which types of a server stand where a document has its own: introspection masks names, so places tell. */
import { DEEPEST_TYPE } from '../bounds.js';
import type { DefinedType, Interface, Members, None, ObjectType, TypeRef } from '../model.js';
import { reach } from '../reached.js';
import { isNone, membersOf, resolveType } from '../types.js';
import { type Path, spell } from './difference.js';
import { jsonKind, jsonKinds } from './json-kind.js';
import type { Direction } from './rules.js';

export interface Counterpart {
  direction: Direction;
  /** The command or event, and the path within its arguments, returns or data. */
  entity: string;
  path: Path;
  /** The server's type there; of an inline list, its members. */
  type: DefinedType & { name: string | null };
  /** With those of bases; empty for an enum. */
  members: Members;
}

/** `blockdev-add driver=qcow2.file`: where a counterpart is. */
export function spellMember({ entity, path }: Pick<Counterpart, 'entity' | 'path'>): string {
  return path.length === 0 ? entity : `${entity} ${spell(path)}`;
}

/** By name of the documented type; each pair of types once, at the first place where it is met. */
export function matchCommands(documented: Interface, actual: Interface): Map<string, Counterpart[]> {
  const walk = new Walk(documented, actual);
  for (const [name, command] of Object.entries(documented.commands)) {
    const real = Object.hasOwn(actual.commands, name) ? actual.commands[name] : undefined;
    if (real === undefined) continue;
    walk.lists(command.arguments, real.arguments, { direction: 'send', entity: name, path: [] });
    walk.returned(command.returns, real.returns, { direction: 'receive', entity: name, path: [] });
  }
  for (const [name, event] of Object.entries(documented.events)) {
    const real = Object.hasOwn(actual.events, name) ? actual.events[name] : undefined;
    if (real !== undefined)
      walk.lists(event.data, real.data, { direction: 'receive', entity: name, path: [] });
  }
  return walk.found;
}

type Place = Pick<Counterpart, 'direction' | 'entity' | 'path'>;

class Walk {
  readonly found = new Map<string, Counterpart[]>();
  private readonly visited = new Set<string>();

  constructor(
    private readonly documented: Interface,
    private readonly actual: Interface,
  ) {}

  returned(documented: TypeRef | None | null, actual: TypeRef | None | null, place: Place): void {
    if (documented === null || actual === null || isNone(documented) || isNone(actual)) return;
    this.types(documented, actual, place);
  }

  lists(documented: Members | string | null, actual: Members | string | null, place: Place): void {
    if (documented === null || actual === null) return;
    if (typeof documented === 'string') this.objects(documented, actual, place);
    else this.members(documented, this.membersOf(actual), place);
  }

  private types(documented: TypeRef, actual: TypeRef, place: Place): void {
    if (place.path.length > DEEPEST_TYPE) {
      reach('deepCompared');
      return;
    }
    const left = resolveType(this.documented, documented);
    const right = resolveType(this.actual, actual);
    if (left.kind === 'list' && right.kind === 'list')
      this.types(left.element, right.element, deeper(place, '[]'));
    else if (left.kind === 'object' && right.kind === 'object') this.objects(left.name, right.name, place);
    else if (left.kind === 'enum' && right.kind === 'enum')
      this.met(left.name, { ...place, type: right, members: {} });
    else if (left.kind === 'alternate') this.branches(left.name, actual, place);
  }

  /** Each branch with the one that is the same JSON. */
  private branches(name: string, actual: TypeRef, place: Place): void {
    const right = resolveType(this.actual, actual);
    if (right.kind === 'alternate' && !this.met(name, { ...place, type: right, members: {} })) return;
    const real = jsonKinds(this.actual, actual);
    for (const branch of jsonKinds(this.documented, name)) {
      const same = real.find((each) => jsonKind(this.actual, each) === jsonKind(this.documented, branch));
      if (same !== undefined) this.types(branch, same, place);
    }
  }

  private objects(name: string, actual: Members | string, place: Place): void {
    const real = this.object(actual);
    const type = Object.hasOwn(this.documented.types, name) ? this.documented.types[name] : undefined;
    if (real === null || type?.kind !== 'object') return;
    const members = this.membersOf(actual);
    if (!this.met(name, { ...place, type: real, members })) return;
    if (type.base !== undefined) this.objects(type.base, actual, place);
    this.members(type.members, members, place);
    for (const [value, variant] of Object.entries(type.variants ?? {})) {
      const counterpart = real.variants?.[value];
      if (counterpart !== undefined)
        this.objects(variant, counterpart, deeper(place, `${type.tag}=${value}`));
    }
  }

  private members(documented: Members, actual: Members, place: Place): void {
    for (const [name, { type }] of Object.entries(documented)) {
      const real = Object.hasOwn(actual, name) ? actual[name]?.type : null;
      if (type !== null && real != null) this.types(type, real, deeper(place, name));
    }
  }

  private membersOf(list: Members | string): Members {
    return typeof list === 'string' ? (membersOf(this.actual, list) ?? {}) : list;
  }

  private object(list: Members | string): (ObjectType & { name: string | null }) | null {
    if (typeof list !== 'string') return { kind: 'object', name: null, members: list };
    const type = resolveType(this.actual, list);
    return type.kind === 'object' ? type : null;
  }

  /** False when this pair is known: types may be recursive. */
  private met(name: string, counterpart: Counterpart): boolean {
    const pair = `${counterpart.direction} ${name} ${counterpart.type.name ?? spellMember(counterpart)}`;
    if (this.visited.has(pair)) return false;
    this.visited.add(pair);
    const known = this.found.get(name);
    if (known === undefined) this.found.set(name, [counterpart]);
    else known.push(counterpart);
    return true;
  }
}

function deeper(place: Place, part: string): Place {
  return { ...place, path: [...place.path, part] };
}
