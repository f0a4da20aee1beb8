/** Requests that are valid but for one defect, so that the verdict is known: they must be rejected (W30, W31). */
import { DEEPEST_TYPE, MOST_DEFECTS, MOST_TRIED } from '../schema/bounds.js';
import type { JsonObject, JsonValue } from '../schema/json.js';
import type { Command, Interface, Members, TypeRef } from '../schema/model.js';
import { reach, upTo } from '../schema/reached.js';
import { branchesOf, membersOf, resolveType } from '../schema/types.js';
import {
  Unsatisfiable,
  unsatisfiable,
  type ValueOptions,
  validMembers,
  validObject,
  validValue,
} from './valid-value.js';
import { tagValues } from './value-size.js';
import { NO_SUCH, type WrongValue, wrongValues } from './wrong-value.js';

/** A member name that no document has. */
export const UNEXPECTED = 'qmpspec-unexpected';

/** Arguments of a command that are right but for one defect, which is known: a server must refuse them (W30, W31). */
export interface Breakage {
  /** Where: `size`, `file.filename`, `actions[].type=abort.data`; empty for the arguments as a whole. */
  path: string;
  /** What: `missing`, `unexpected`, `type/string`, `enum/unknown`, `range/over`… */
  defect: string;
  readonly arguments: JsonObject;
  /** An error that points to the defect holds at least one of these. */
  names: string[];
  /**
   * Whether no server could make sense of the request in spite of the defect: something mandatory is absent, or is
   * nothing that could be converted. Anything optional might be overlooked, and "1" might be read as 1.
   */
  glaring: boolean;
}

/** All breakages of a command, every object type visited once; of a schema beyond all measure (`schema/bounds.ts`) the first ones. */
export function breakages(iface: Interface, command: Command, options: ValueOptions = {}): Breakage[] {
  const walk = new Walk(iface, options);
  const root: Place = { path: '', depth: 0, mandatory: true, names: [], put: (value) => value as JsonObject };
  const { arguments: list } = command;
  if (typeof list === 'string') walk.object(list, root);
  else if (list !== null && Object.values(list).every((m) => m.optional || satisfiable(iface, m.type))) {
    walk.members(list, validMembers(iface, list, {}, options), root, true);
  }
  return walk.found;
}

interface Place {
  path: string;
  depth: number;
  /** This place, and all around it, must be filled in. */
  mandatory: boolean;
  names: string[];
  /** The whole arguments with this value here. */
  put(value: JsonValue): JsonObject;
}

/** Of thousands that are listed few may be wanted: arguments are put together when they are asked for. */
class Found implements Breakage {
  constructor(
    readonly path: string,
    readonly defect: string,
    readonly names: string[],
    readonly glaring: boolean,
    private readonly build: () => JsonObject,
  ) {}

  get arguments(): JsonObject {
    return this.build();
  }
}

class Walk {
  readonly found: Breakage[] = [];
  private readonly visited = new Set<string>();

  constructor(
    private readonly iface: Interface,
    private readonly options: ValueOptions,
  ) {}

  /** A union that is a variant of itself may turn out to have no value only when one is made. */
  object(name: string, place: Place): void {
    try {
      this.objectParts(name, place);
    } catch (error) {
      if (!(error instanceof Unsatisfiable)) throw error;
    }
  }

  private objectParts(name: string, place: Place): void {
    const type = this.iface.types[name];
    const members = membersOf(this.iface, name);
    if (this.visited.has(name) || type?.kind !== 'object' || !members) return;
    if (place.depth > DEEPEST_TYPE) {
      reach('deepTried');
      return;
    }
    this.visited.add(name);
    // Nothing can be broken in exactly one way where nothing is valid; introspection/satisfiable says so.
    if (unsatisfiable(this.iface, name) !== null) return;
    this.members(members, validObject(this.iface, name, {}, this.options), place, true, type.tag);
    if (type.tag === undefined) return;
    for (const value of upTo(MOST_TRIED, tagValues(this.iface, type, members), 'tried')) {
      const variant = type.variants?.[value];
      if (variant !== undefined && !satisfiable(this.iface, variant)) continue;
      const at = { ...place, path: join(place.path, `${type.tag}=${value}`) };
      const valid = validObject(this.iface, name, { [type.tag]: value }, this.options);
      const own = variant === undefined ? {} : (membersOf(this.iface, variant) ?? {});
      // A variant that is met again under another tag value has the same members, not the same strictness.
      this.members(variant !== undefined && this.visited.has(variant) ? {} : own, valid, at, true);
      if (variant !== undefined) this.visited.add(variant);
    }
  }

  members(members: Members, valid: JsonObject, place: Place, closed: boolean, tag?: string): void {
    if (closed) {
      const names = [UNEXPECTED];
      this.add(place, 'unexpected', () => place.put({ ...valid, [UNEXPECTED]: 1 }), names, false);
    }
    for (const [name, { type, optional }] of upTo(MOST_TRIED, Object.entries(members), 'tried')) {
      const at: Place = {
        path: join(place.path, name),
        depth: place.depth + 1,
        mandatory: place.mandatory && !optional,
        names: [name],
        put: (value) => place.put({ ...valid, [name]: value }),
      };
      const { [name]: own, ...rest } = valid;
      if (!optional) this.add(at, 'missing', () => place.put(rest), [name], true);
      else this.besides(name, type, valid, place);
      this.words(name, type, valid, place);
      this.misnamed(at, rest, own, members, place);
      if (type !== null) this.value(type, at, name === tag ? 'tag' : 'enum');
    }
  }

  /** A good optional member is not what is wrong with the request. */
  private besides(name: string, type: TypeRef | null, valid: JsonObject, around: Place): void {
    // Of `any` nobody can say what is good.
    if (type === null || type === 'any' || !satisfiable(this.iface, type)) return;
    const { path } = around;
    const value = validValue(this.iface, type, this.options, [name]);
    const args = () => around.put({ ...valid, [name]: value, [UNEXPECTED]: 1 });
    const at = { ...around, path: join(path, name) };
    this.add(at, 'unexpected-besides', args, [UNEXPECTED], false);
  }

  /** Nor is any other word of an enum, unless other members depend on it: the words of a tag stand in variants. */
  private words(name: string, type: TypeRef | null, valid: JsonObject, around: Place): void {
    const resolved = type === null ? null : resolveType(this.iface, type);
    if (resolved?.kind !== 'enum' || this.isTag(name, type)) return;
    const at = { ...around, path: join(around.path, name) };
    for (const word of upTo(MOST_TRIED, resolved.values ?? [], 'tried').slice(1)) {
      const args = () => around.put({ ...valid, [name]: word, [UNEXPECTED]: 1 });
      this.add(at, `unexpected-besides/${word}`, args, [UNEXPECTED], false);
    }
  }

  /** A variant may itself be a union, whose tag then stands among the members. */
  private isTag(name: string, type: TypeRef | null): boolean {
    return tagsOf(this.iface).some(([tag, of]) => tag === name && of === type);
  }

  /** Names are told apart by case: under the name in capitals nothing is given, and something unexpected is. */
  private misnamed(
    at: Place,
    rest: JsonObject,
    own: JsonValue | undefined,
    members: Members,
    around: Place,
  ): void {
    const [name = ''] = at.names;
    const shouted = name.toUpperCase();
    if (own === undefined || Object.hasOwn(members, shouted)) return;
    this.add(at, 'name-in-capitals', () => around.put({ ...rest, [shouted]: own }), [name, shouted], false);
  }

  private value(ref: TypeRef, place: Place, word: 'tag' | 'enum'): void {
    for (const wrong of wrongValues(this.iface, ref, word)) this.wrong(place, wrong);
    this.inside(ref, place);
  }

  private wrong(place: Place, { defect, value }: WrongValue): void {
    const names = typeof value === 'string' && value !== NO_SUCH ? [...place.names, value] : place.names;
    const senseless = /^(type\/(array|object)|(tag|enum)\/(unknown|empty))$/.test(defect);
    this.add(place, defect, () => place.put(value), names, senseless);
  }

  private inside(ref: TypeRef, place: Place): void {
    const type = resolveType(this.iface, ref);
    if (type.kind === 'object') this.object(type.name, place);
    if (type.kind === 'list') {
      const element = { ...place, path: `${place.path}[]`, put: (value: JsonValue) => place.put([value]) };
      this.value(type.element, element, 'enum');
    }
    if (type.kind === 'alternate') {
      for (const branch of branchesOf(this.iface, ref)) if (branch !== null) this.inside(branch, place);
    }
  }

  private add(place: Place, defect: string, args: () => JsonObject, names: string[], glaring: boolean): void {
    if (this.found.length >= MOST_DEFECTS) {
      reach('defects');
      return;
    }
    this.found.push(new Found(place.path, defect, names, glaring && place.mandatory, args));
  }
}

const TAGS = new WeakMap<Interface, [string, TypeRef | null][]>();

/** The tag of each union and its type. */
function tagsOf(iface: Interface): [string, TypeRef | null][] {
  const known = TAGS.get(iface);
  if (known) return known;
  const tags = Object.entries(iface.types).flatMap(([union, defined]): [string, TypeRef | null][] => {
    const { tag } = defined.kind === 'object' ? defined : {};
    const member = tag === undefined ? undefined : membersOf(iface, union)?.[tag];
    return tag !== undefined && member ? [[tag, member.type]] : [];
  });
  TAGS.set(iface, tags);
  return tags;
}

function satisfiable(iface: Interface, ref: TypeRef | null): boolean {
  return ref !== null && unsatisfiable(iface, ref) === null;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
