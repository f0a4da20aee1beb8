/** Types that a document names and does not define. Pure. */
import type { DefinedType, Interface, Members, None, TypeRef } from './model.js';
import { resolveType } from './types.js';

export interface Dangling {
  /** What names it: `block_resize`, `size of BlockInfo`. */
  what: string;
  entity: string;
  type: string;
  line?: number;
  file?: string;
}

/** Sources of types; other documents lose some, and say so by themselves. */
const WHOLE: ReadonlySet<string> = new Set(['introspection', 'qapi']);

/** What QAPI up to 2.x wrote where it checked nothing. */
const UNCHECKED: ReadonlySet<string> = new Set(['**', 'visitor', 'dict']);

export function danglingTypes(iface: Interface): Dangling[] {
  if (!WHOLE.has(iface.document.kind)) return [];
  const isThere = (ref: TypeRef) => {
    const name = Array.isArray(ref) ? ref[0] : ref;
    return UNCHECKED.has(name) || resolveType(iface, name).kind !== 'unknown';
  };
  return entitiesOf(iface).flatMap(([entity, { line, file }, named]) =>
    named.flatMap(([part, ref, own]): Dangling[] => {
      if (isThere(ref)) return [];
      const at = own ?? line;
      return [
        {
          what: part === '' ? entity : `${part} of ${entity}`,
          ...{ entity, type: Array.isArray(ref) ? ref[0] : ref },
          ...(at === undefined ? {} : { line: at }),
          ...(file === undefined ? {} : { file }),
        },
      ];
    }),
  );
}

/** The part of an entity that names a type, and its line where it has one. */
type Named = [part: string, ref: TypeRef, line?: number | undefined];
type Place = { line?: number; file?: string };

function entitiesOf({ commands, events, types }: Interface): [string, Place, Named[]][] {
  return [
    ...Object.entries(commands).map(([name, command]): [string, Place, Named[]] => [
      name,
      command,
      [...ofFields(command.arguments), ...ofReturns(command.returns)],
    ]),
    ...Object.entries(events).map(([name, event]): [string, Place, Named[]] => [
      name,
      event,
      ofFields(event.data),
    ]),
    ...Object.entries(types).map(([name, type]): [string, Place, Named[]] => [name, type, ofType(type)]),
  ];
}

function ofType(type: DefinedType): Named[] {
  if (type.kind === 'enum') return [];
  if (type.kind === 'alternate') return ofMembers(type.members);
  return [
    ...(type.base === undefined ? [] : [['base', type.base] satisfies Named]),
    ...ofMembers(type.members),
    ...Object.entries(type.variants ?? {}).map(([value, ref]): Named => [`variant ${value}`, ref]),
  ];
}

function ofFields(fields: Members | string | null): Named[] {
  if (fields === null) return [];
  return typeof fields === 'string' ? [['', fields]] : ofMembers(fields);
}

function ofReturns(returns: TypeRef | None | null): Named[] {
  return typeof returns === 'string' || Array.isArray(returns) ? [['what is returned', returns]] : [];
}

function ofMembers(members: Members): Named[] {
  return Object.entries(members).flatMap(([name, { type, line }]) =>
    type === null ? [] : [[name, type, line] satisfies Named],
  );
}
