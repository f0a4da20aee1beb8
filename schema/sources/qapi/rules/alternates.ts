/** Alternates: what a value is in JSON tells its branch. */
import type { DefinitionPart, WrittenDefinition } from './definition.js';
import { type Enum, enumSymbol, type ResolvedSymbol, spellType } from './symbols.js';
import type { World } from './unions.js';

type Kind = 'null' | 'string' | 'number' | 'boolean' | 'list' | 'object';

export function checkAlternate(alternate: WrittenDefinition, { symbols, objects, faults }: World): void {
  const { name, place, branches } = alternate;
  objects.distinct(branches.map((branch) => branch.name), alternate, `alternate ${name}`); // biome-ignore format: one thought
  const taken = new Map<Kind, DefinitionPart>();
  for (const branch of branches) {
    const type = symbols.resolve(branch.type, alternate, `branch ${branch.name} of alternate ${name}`);
    if (type === null) continue;
    const kinds = kindsOf(type);
    if (kinds === null) {
      const what = `branch ${branch.name} of alternate ${name} is ${spellType(type)}, whose values can be of any kind`;
      faults.add('alternate', place, name, what);
      continue;
    }
    const earlier = kinds.map((kind) => taken.get(kind)).find((each) => each !== undefined);
    if (earlier) {
      const what = `branches ${earlier.name} and ${branch.name} of alternate ${name} cannot be told apart by their values`;
      faults.add('alternate', place, name, what);
    }
    for (const kind of kinds) taken.set(kind, branch);
  }
}

/** The kinds of values that a branch takes for itself; null: all. */
function kindsOf(type: ResolvedSymbol): Kind[] | null {
  if (type.kind === 'list') return ['list'];
  const picked = enumSymbol(type);
  if (picked !== null) return kindsOfEnum(picked);
  if (type.kind === 'built-in') {
    if (type.json === 'value') return null;
    // On a command line all of them are text.
    return type.json === 'string' ? ['string', 'number', 'boolean'] : [type.json];
  }
  return type.kind === 'defined' && type.definition.meta === 'alternate' ? null : ['object'];
}

/** A value may look like one of another kind, as a command line spells it. */
function kindsOfEnum({ values }: Enum): Kind[] {
  const kinds: Kind[] = ['string'];
  if (values?.has('on') || values?.has('off')) kinds.push('boolean');
  for (const value of values ?? []) {
    if (!/^[-+0-9.]/.test(value)) continue;
    kinds.push('number');
    break;
  }
  return kinds;
}
