/** Unions: the member that picks the branch, and the branches. */
import type { DefinitionPart, WrittenDefinition } from './definition.js';
import type { Faults } from './fault.js';
import { inC } from './names.js';
import type { DeclaredMembers, Objects, Owned } from './objects.js';
import { enumSymbol, objectOf, type Symbols, spellType } from './symbols.js';

export interface World {
  symbols: Symbols;
  objects: Objects;
  faults: Faults;
}

export function checkUnion(union: WrittenDefinition, { symbols, objects, faults }: World): void {
  const { name, place, branches, tag } = union;
  const fault = (message: string) => faults.add('union', place, name, message);
  const members = objects.members(union);
  const owned = tag === null || members === null ? null : tagOf(union, tag, members, fault);
  const picked = owned === null ? null : enumSymbol(owned.type);
  if (tag === null) {
    objects.distinct(branches.map((branch) => branch.name), union, `union ${name}`); // biome-ignore format: one thought
    if (branches.length === 0) fault(`union ${name} has no branches`);
  }
  if (picked?.values?.size === 0 && branches.length === 0)
    fault(`union ${name} has no branches: ${picked.name} has no values`);
  for (const branch of branches) {
    if (picked?.values && !picked.values.has(branch.name))
      fault(
        `branch ${branch.name} of union ${name} is no value of the enum ${picked.name}${at(branch, union)}`,
      );
    const type = symbols.resolve(branch.type, union, `branch ${branch.name} of union ${name}`);
    const object = objectOf(type);
    // A simple union wraps what its branches are.
    if (type === null || tag === null) continue;
    if (object === null)
      fault(`branch ${branch.name} of union ${name} is ${spellType(type)}: expected a struct or a union`);
    else if (members !== null) objects.clashInBranch(union, members, branch.name, object);
  }
}

/** The member, where it can pick a branch. */
function tagOf(
  union: WrittenDefinition,
  tag: string,
  members: DeclaredMembers,
  fault: (message: string) => void,
): Owned | null {
  const owned = members.get(inC(tag));
  const where = union.base === null ? 'its base' : `its base ${union.base}`;
  const what = `the discriminator ${tag} of union ${union.name}`;
  if (owned === undefined || owned.part.name !== tag) {
    fault(`${what} is no member of ${where}`);
    return null;
  }
  if (owned.type !== null && enumSymbol(owned.type) === null)
    fault(`${what} is ${spellType(owned.type)}: expected an enum`);
  if (owned.part.optional) fault(`${what} is an optional member of ${where}`);
  if (owned.part.conditional) fault(`${what} is a member of ${where} that has a condition`);
  return owned;
}

function at({ line }: DefinitionPart, { place }: WrittenDefinition): string {
  return line === place.line ? '' : ` (line ${line})`;
}
