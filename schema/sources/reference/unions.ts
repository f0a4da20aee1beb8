/**
 * Unions are printed with their branches only. A flat union needs a base that has its tag, and such a base would be
 * in the manual, too: a union without one is a simple union, whose tag is `type` and whose branches are in `data`.
 */
import type { DefinedType, ObjectType } from '../../model.js';
import type { Diagnostics } from '../text/diagnostics.js';
import { record } from '../text/record.js';
import type { ReferenceDefinition } from './definition.js';

export interface FlatUnion {
  definition: ReferenceDefinition;
  base: string;
  tag: string;
  tagType: string;
}

/** By name: unions whose base is in the manual: a struct of the union's name with Base, which one enum member can tag. */
export function flatUnions(definitions: readonly ReferenceDefinition[]): Map<string, FlatUnion> {
  const enums = new Set(definitions.filter((d) => d.heading === 'Enum').map((d) => d.name));
  const structs = new Map(definitions.filter((d) => d.heading === 'Struct').map((d) => [d.name, d]));
  const flat = new Map<string, FlatUnion>();
  for (const definition of definitions) {
    if (definition.heading !== 'Union') continue;
    const base = structs.get(`${definition.name}Base`);
    const tags = base?.signature.parameters.filter(
      (p) => !p.optional && typeof p.type === 'string' && enums.has(p.type),
    );
    const [tag, ...others] = tags ?? [];
    if (!base || !tag || others.length > 0) continue;
    flat.set(definition.name, { definition, base: base.name, tag: tag.name, tagType: tag.type as string });
  }
  return flat;
}

/** The union, and the types around the branches of a simple one. */
export function unionOf(
  definition: ReferenceDefinition,
  flat: ReadonlyMap<string, FlatUnion>,
  diagnostics: Diagnostics,
): [string, Omit<ObjectType, 'line'>][] {
  const { name, line, signature } = definition;
  const branches = signature.parameters.flatMap((p) =>
    p.type === null ? [] : [{ name: p.name, type: p.type, line: p.line }],
  );
  const found = flat.get(definition.name);
  if (found) {
    diagnostics.note(
      line,
      `union ${name}: its base and tag are not printed; ${found.base} has the one member that can be its tag, ${found.tag}`,
    );
    const variants = record(branches.map((b) => [b.name, typeof b.type === 'string' ? b.type : b.type[0]]));
    return [[name, { kind: 'object', members: record([]), base: found.base, tag: found.tag, variants }]];
  }
  diagnostics.note(
    line,
    `union ${name}: its base and tag are not printed, and no type can be its base; read as a simple union`,
  );
  const wrapped = branches.map((b) => ({
    ...b,
    wrapper: `q_obj_${typeof b.type === 'string' ? b.type : `${b.type[0]}List`}-wrapper`,
  }));
  const union: DefinedType = {
    kind: 'object',
    members: record([['type', { type: 'str', optional: false, line }]]),
    tag: 'type',
    variants: record(wrapped.map((b) => [b.name, b.wrapper])),
  };
  return [
    [name, union],
    ...wrapped.map((b): [string, ObjectType] => [
      b.wrapper,
      { kind: 'object', members: record([['data', { type: b.type, optional: false }]]), line: b.line },
    ]),
  ];
}
