/** Commands that make, remove, list and need the things of `things.ts`. */
import type { JsonObject, JsonValue } from '../../../schema/json.js';
import { QmpError } from '../errors.js';
import type { Machine } from '../machine.js';
import type { Handler, Handlers } from './handler.js';
import { THINGS, type Thing } from './things.js';

export const inventory: Handlers = Object.fromEntries(THINGS.flatMap(handlersOf));

/** Throws QmpError when an argument of `command` names something that does not exist. */
export function checkNames(machine: Machine, command: string, args: JsonObject): void {
  for (const thing of THINGS) {
    const members = Object.hasOwn(thing.uses, command) ? (thing.uses[command] as string[]) : [];
    for (const member of members) find(machine, thing, args[member], command);
  }
}

function handlersOf(thing: Thing): [string, Handler][] {
  const { kind, add, remove, list = [] } = thing;
  const handlers: [string, Handler][] = [];
  if (add) {
    handlers.push([
      add.command,
      (machine, args) => {
        const name = args[add.name];
        const fault = add.refuse?.(args, machine) ?? null;
        if (fault !== null) throw new QmpError(fault);
        if (typeof name === 'string') {
          if (machine.things(kind).has(name)) throw new QmpError(add.duplicate(name));
          machine.things(kind).set(name, { args, state: {} });
        }
        return {};
      },
    ]);
  }
  if (remove) {
    handlers.push([
      remove.command,
      (machine, args) => {
        const name = find(machine, thing, args[remove.name], remove.command);
        if (name !== undefined) {
          const used = remove.users?.some((user) => isUsed(machine, user, name));
          if (used) throw new QmpError(`${kind} '${name}' is in use, can not be deleted`);
          machine.things(kind).delete(name);
          if (remove.event) machine.emit(remove.event.name, remove.event.data(name));
        }
        return {};
      },
    ]);
  }
  for (const query of list) {
    handlers.push([
      query.command,
      (machine) =>
        [...machine.things(kind)]
          .filter(([, { args }]) => !query.onlyWith || args[query.onlyWith[0]] === query.onlyWith[1])
          .map(([name, { args }]) => ({ ...pick(args, query.also ?? []), [query.name]: name })),
    ]);
  }
  return handlers;
}

/** The name, if the argument is one; throws QmpError when nothing has it. */
function find(
  machine: Machine,
  { kind, missing, documented }: Thing,
  name: JsonValue | undefined,
  command: string,
): string | undefined {
  if (typeof name !== 'string') return undefined;
  if (!machine.things(kind).has(name)) {
    const other = documented?.commands.includes(command) ? documented.class : undefined;
    throw new QmpError(missing.desc(name), other ?? missing.class);
  }
  return name;
}

function isUsed(machine: Machine, kind: string, name: string): boolean {
  return [...machine.things(kind).values()].some(({ args }) => Object.values(args).includes(name));
}

function pick(from: JsonObject, names: string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((n) => (Object.hasOwn(from, n) ? [[n, from[n] as JsonValue]] : [])),
  );
}
