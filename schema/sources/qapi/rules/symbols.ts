/** The definitions of a schema by name, and the types that every schema has. */
import type { TypeUse, WrittenDefinition } from './definition.js';
import type { FaultPlace, Faults } from './fault.js';

/** What the values of a built-in type are in JSON; `value`: anything. */
export type Json = 'string' | 'number' | 'boolean' | 'null' | 'value';

const BUILT_IN: Record<string, Json> = {
  str: 'string',
  number: 'number',
  bool: 'boolean',
  null: 'null',
  any: 'value',
  size: 'number',
  int: 'number',
  ...Object.fromEntries(
    [8, 16, 32, 64].flatMap((bits) => [`int${bits}`, `uint${bits}`].map((name) => [name, 'number'])),
  ),
};

export type ResolvedSymbol =
  | { kind: 'built-in'; name: string; json: Json }
  /** An enum without a definition. */
  | { kind: 'predefined'; name: string }
  | { kind: 'list'; of: string }
  | { kind: 'defined'; definition: WrittenDefinition };

const QTYPE = 'QType';

export class Symbols {
  private readonly defined = new Map<string, WrittenDefinition>();
  private readonly listed = new Set<string>();
  private readonly told = new Set<string>();

  /** `partial`: what is not here may be where it could not be read. */
  constructor(
    definitions: readonly WrittenDefinition[],
    private readonly partial: boolean,
    private readonly faults: Faults,
  ) {
    for (const definition of definitions) this.define(definition);
    for (const { members, branches, returns } of definitions) {
      for (const type of [...members, ...branches].map((part) => part.type))
        if (type?.list) this.listed.add(type.name);
      if (returns?.list) this.listed.add(returns.name);
    }
  }

  private define(definition: WrittenDefinition): void {
    const { name, place, meta } = definition;
    const fault = (message: string) => this.faults.add('clash', place, name, message);
    const earlier = this.defined.get(name);
    if (isPredefined(name)) fault(`the ${meta} ${name} has the name of a built-in type`);
    else if (earlier) fault(`the ${meta} ${name} is defined already, ${spellPlace(earlier.place)}`);
    else this.defined.set(name, definition);
  }

  /** Null for a type that is not there. */
  lookup(name: string): ResolvedSymbol | null {
    if (Object.hasOwn(BUILT_IN, name)) return { kind: 'built-in', name, json: BUILT_IN[name] as Json };
    if (name === QTYPE) return { kind: 'predefined', name };
    const definition = this.defined.get(name);
    if (definition && definition.meta !== 'command' && definition.meta !== 'event')
      return { kind: 'defined', definition };
    const of = /^(.+)List$/.exec(name)?.[1];
    return of !== undefined && (isPredefined(of) || this.listed.has(of)) ? { kind: 'list', of } : null;
  }

  /** The same, and a fault of the definition that needs it, told once. */
  resolve(use: TypeUse | null, user: WrittenDefinition, what: string): ResolvedSymbol | null {
    if (use === null) return null;
    const found = this.lookup(use.name);
    if (found !== null) return use.list ? { kind: 'list', of: use.name } : found;
    const key = `${user.meta} ${user.name} ${use.name}`;
    if (!this.partial && !this.told.has(key)) {
      this.told.add(key);
      this.faults.add(
        'type',
        user.place,
        user.name,
        `${what} is of the type ${use.name}, which is not defined`,
      );
    }
    return null;
  }
}

function isPredefined(name: string): boolean {
  return Object.hasOwn(BUILT_IN, name) || name === QTYPE || name === 'q_empty';
}

function spellPlace({ file, line }: FaultPlace): string {
  return `in ${file ?? 'the main file'}, line ${line}`;
}

/** What a type is, for messages. */
export function spellType(type: ResolvedSymbol): string {
  if (type.kind === 'list') return `a list of ${type.of}`;
  if (type.kind === 'defined') return `the ${type.definition.meta} ${type.definition.name}`;
  return type.kind === 'built-in' ? `the built-in type ${type.name}` : `the enum ${type.name}`;
}

/** Structs and unions. */
export function objectOf(type: ResolvedSymbol | null): WrittenDefinition | null {
  if (type?.kind !== 'defined') return null;
  return type.definition.meta === 'struct' || type.definition.meta === 'union' ? type.definition : null;
}

export interface Enum {
  name: string;
  /** Null where they are not known. */
  values: ReadonlySet<string> | null;
}

const QTYPE_VALUES = ['none', 'qnull', 'qnum', 'qstring', 'qdict', 'qlist', 'qbool'];

const enums = new WeakMap<WrittenDefinition, Enum>();

/** Null where it is no enum. */
export function enumSymbol(type: ResolvedSymbol | null): Enum | null {
  if (type?.kind === 'predefined') return { name: type.name, values: new Set(QTYPE_VALUES) };
  if (type?.kind !== 'defined' || type.definition.meta !== 'enum') return null;
  const { definition } = type;
  let known = enums.get(definition);
  if (known === undefined) {
    const { sound, members, name } = definition;
    known = { name, values: sound ? new Set(members.map((member) => member.name)) : null };
    enums.set(definition, known);
  }
  return known;
}
