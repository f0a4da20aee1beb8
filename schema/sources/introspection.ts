/** Reads the reply of query-qmp-schema (a list of SchemaInfo) into the model. */
import { isObject, type JsonObject, type JsonValue } from '../json.js';
import type {
  Command, DefinedType, Diagnostic, DocumentInfo, Event, Interface, Member, Members, ObjectType, TypeRef,
} from '../model.js'; // biome-ignore format: one list

/**
 * `schema` is the list as the server returned it; entities that are not understood become diagnostics.
 * `line` of an entity is its position in the list, counted from 1: a dump has no better coordinates.
 */
export function readIntrospection(schema: JsonValue[], document: DocumentInfo): Interface {
  const reader = new Reader(schema);
  return { document, ...reader.read(), statements: [] };
}

class Reader {
  private readonly lists = new Map<string, string>();
  private readonly empty = new Set<string>();
  private readonly diagnostics: Diagnostic[] = [];
  private line = 0;

  constructor(private readonly schema: JsonValue[]) {
    for (const info of schema.filter(isObject)) {
      if (info['meta-type'] === 'array') this.lists.set(text(info.name), text(info['element-type']));
      if (info['meta-type'] === 'object' && list(info.members).length === 0 && !('variants' in info)) {
        this.empty.add(text(info.name));
      }
    }
  }

  read(): Pick<Interface, 'commands' | 'events' | 'types' | 'diagnostics'> {
    const commands: Record<string, Command> = Object.create(null);
    const events: Record<string, Event> = Object.create(null);
    const types: Record<string, DefinedType> = Object.create(null);
    for (const [index, info] of this.schema.entries()) {
      this.line = index + 1;
      if (!isObject(info) || typeof info.name !== 'string') {
        this.note('is not an object with a name');
        continue;
      }
      switch (info['meta-type']) {
        case 'command':
          commands[info.name] = this.command(info);
          break;
        case 'event':
          events[info.name] = { data: this.fields(info['arg-type']), ...this.common(info) };
          break;
        case 'object':
        case 'enum':
        case 'alternate':
          types[info.name] = { ...this.type(info), ...this.common(info) };
          break;
        case 'array':
        case 'builtin':
          break;
        default:
          this.note(`${info.name} has an unknown meta-type`);
      }
    }
    return { commands, events, types, diagnostics: this.diagnostics };
  }

  private command(info: JsonObject): Command {
    const returns = text(info['ret-type']);
    return {
      arguments: this.fields(info['arg-type']),
      returns: this.empty.has(returns) ? {} : this.ref(returns),
      ...(info['allow-oob'] === true ? { oob: true } : {}),
      ...this.common(info),
    };
  }

  private type(info: JsonObject): DefinedType {
    if (info['meta-type'] === 'enum') return this.enumeration(info);
    if (info['meta-type'] === 'alternate') {
      const names = list(info.members).map((m) => text(isObject(m) ? m.type : undefined));
      return {
        kind: 'alternate',
        members: record(names.map((n) => [n, { type: this.ref(n), optional: false }])),
      };
    }
    const type: ObjectType = { kind: 'object', members: this.members(list(info.members)) };
    if (typeof info.tag === 'string') {
      type.tag = info.tag;
      const variants = list(info.variants).filter(isObject);
      type.variants = record(
        variants.map((v) => [text(v.case), text(v.type)] as const).filter(([, t]) => !this.empty.has(t)),
      );
    }
    return type;
  }

  private enumeration(info: JsonObject): DefinedType {
    // Since 6.2 `members` tells the features of values; before, there is only `values`.
    const rich = list(info.members).filter(isObject);
    if (rich.length === 0) return { kind: 'enum', values: list(info.values).map(text) };
    const featured = rich
      .filter((m) => 'features' in m)
      .map((m) => [text(m.name), list(m.features).map(text)] as const);
    return {
      kind: 'enum',
      values: rich.map((m) => text(m.name)),
      ...(featured.length ? { valueFeatures: record(featured) } : {}),
    };
  }

  private members(members: JsonValue[]): Members {
    return record(
      members.filter(isObject).map((m) => {
        const member: Member = { type: this.ref(text(m.type)), optional: 'default' in m };
        if (Array.isArray(m.features)) member.features = m.features.map(text);
        return [text(m.name), member] as const;
      }),
    );
  }

  /** Arguments stay a reference, except where there are none: the type may have variants. */
  private fields(type: JsonValue | undefined): Members | string {
    const name = text(type);
    return this.empty.has(name) ? {} : name;
  }

  private ref(name: string): TypeRef {
    const element = this.lists.get(name);
    return element === undefined ? name : [element];
  }

  private common(info: JsonObject): { features?: string[]; line: number } {
    const features = Array.isArray(info.features) ? { features: info.features.map(text) } : {};
    return { ...features, line: this.line };
  }

  private note(message: string): void {
    this.diagnostics.push({ line: this.line, severity: 'error', message: `entry ${this.line} ${message}` });
  }
}

const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
const list = (value: JsonValue | undefined): JsonValue[] => (Array.isArray(value) ? value : []);

/** Like Object.fromEntries, but safe with names like `__proto__`. */
function record<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  const result: Record<string, T> = Object.create(null);
  for (const [name, value] of entries) result[name] = value;
  return result;
}
