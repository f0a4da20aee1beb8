/** Names of types as introspection has them, and the entries that lists, builtins and inline members need. */
import type { JsonObject, JsonValue } from '../../../schema/json.js';
import type { Interface, Member, Members, TypeRef } from '../../../schema/model.js';
import { resolveType } from '../../../schema/types.js';

/** The JSON types of the builtins that introspection tells apart. */
const JSON_TYPES: Record<string, string> = {
  str: 'string', int: 'int', number: 'number', bool: 'boolean', null: 'null', any: 'value', QType: 'string',
}; // biome-ignore format: a table

export class TypeRefs {
  private readonly made = new Map<string, JsonObject>();
  /** The object type without members that stands for "nothing". */
  readonly empty: string;

  constructor(private readonly model: Interface) {
    this.empty = emptyType(model) ?? this.object('q_empty', {});
  }

  /** SchemaInfo entries for every name given out that the model does not define itself. */
  entries(): JsonObject[] {
    return [...this.made.values()];
  }

  /** A type that the document lost may be anything. */
  name(ref: TypeRef | null): string {
    if (ref === null) return this.builtin('any');
    const type = resolveType(this.model, ref);
    switch (type.kind) {
      case 'list': {
        const element = this.name(type.element);
        return this.make({ name: `[${element}]`, 'meta-type': 'array', 'element-type': element });
      }
      case 'builtin':
        // All integer types are one on the wire.
        return this.builtin(Object.hasOwn(JSON_TYPES, type.name) ? type.name : 'int');
      case 'unknown':
        return this.builtin('any');
      default:
        return type.name;
    }
  }

  /** The type of a command's arguments or an event's data. */
  fields(owner: string, list: Members | string | null): string {
    if (typeof list === 'string') return list;
    if (list === null || Object.keys(list).length === 0) return this.empty;
    return this.object(`q_obj_${owner}-arg`, list);
  }

  /** SchemaInfoObjectMember of each member. */
  members(members: Members): JsonObject[] {
    return Object.entries(members).map(([name, member]) => ({
      name,
      type: this.name(member.type),
      ...(member.optional ? { default: null } : {}),
      ...featureNames(member),
    }));
  }

  private object(name: string, members: Members): string {
    return this.make({ name, 'meta-type': 'object', members: this.members(members) });
  }

  private builtin(name: string): string {
    return this.make({ name, 'meta-type': 'builtin', 'json-type': JSON_TYPES[name] as JsonValue });
  }

  private make(info: JsonObject & { name: string }): string {
    this.made.set(info.name, info);
    return info.name;
  }
}

export function featureNames({ features }: Pick<Member, 'features'>): { features?: string[] } {
  return features === undefined ? {} : { features };
}

function emptyType(model: Interface): string | undefined {
  return Object.entries(model.types).find(
    ([, type]) =>
      type.kind === 'object' &&
      type.base === undefined &&
      type.tag === undefined &&
      Object.keys(type.members).length === 0,
  )?.[0];
}
