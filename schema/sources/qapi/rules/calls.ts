/** Commands and events: what they take, and what a command returns. */
import type { WrittenDefinition } from './definition.js';
import { hasRule, type SchemaEdition } from './edition.js';
import type { Pragmas } from './pragmas.js';
import { objectOf, type ResolvedSymbol, spellType } from './symbols.js';
import type { World } from './unions.js';

export function checkCall(
  call: WrittenDefinition,
  world: World,
  edition: SchemaEdition,
  pragmas: Pragmas,
): void {
  const { meta, name, place, boxed, returns } = call;
  const fault = (message: string) => world.faults.add('type', place, name, message);
  // Reads what is written in place, too.
  const written = world.objects.members(call);
  const conditional = call.base === null ? written : membersOfData(call, world, fault);
  if (!boxed && hasRule(edition, 800)) {
    const one = [...(conditional?.values() ?? [])].find(({ part }) => part.conditional);
    if (one) fault(`${meta} ${name} takes ${one.part.name}, which has a condition, and is not boxed`);
  }
  const type = world.symbols.resolve(returns, call, `what ${meta} ${name} returns`);
  if (type === null || pragmas.commandReturns.has(name)) return;
  const element = type.kind === 'list' ? world.symbols.lookup(type.of) : type;
  if (element !== null && objectOf(element) === null)
    fault(
      `${meta} ${name} returns ${spellType(type)}: expected an object or a list of objects, or an exception by pragma`,
    );
}

/** Members of the type that holds all arguments. */
function membersOfData(
  call: WrittenDefinition,
  { symbols, objects }: World,
  fault: (message: string) => void,
) {
  const { meta, name, base, boxed } = call;
  const type: ResolvedSymbol | null = symbols.resolve(
    { name: base as string, list: false },
    call,
    `the data of ${meta} ${name}`,
  );
  if (type === null) return null;
  const object = objectOf(type);
  if (object === null) {
    fault(
      `the data of ${meta} ${name} is ${spellType(type)}: expected a struct, or a union where it is boxed`,
    );
    return null;
  }
  if (object.meta === 'union' && !boxed)
    fault(`the data of ${meta} ${name} is ${spellType(type)}: expected boxed beside it`);
  return objects.members(object);
}
