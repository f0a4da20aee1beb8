/** Commands that make, remove, list and need resources that have a name, as the table of resources has them. */
import type { JsonObject, JsonValue } from '../../../schema/json.js';
import type { Resource } from '../../../schema/qemu/resource.js';
import { RESOURCES } from '../../../schema/qemu/resources.js';
import { QmpError } from '../errors.js';
import type { Machine } from '../machine.js';
import type { Handler, Handlers } from './handler.js';
import { MANNERS, type Manner } from './things.js';

/** A resource, and how this server treats it. */
interface Thing extends Resource {
  manner: Manner;
}

const THINGS: readonly Thing[] = RESOURCES.map((resource) => ({
  ...resource,
  manner: MANNERS[resource.name] ?? {},
})).filter(({ manner }) => !manner.keptElsewhere);

/** Commands that have a handler of their own take it in place of these. */
export const inventory: Handlers = Object.fromEntries(THINGS.flatMap(handlersOf));

/** Throws QmpError when an argument of `command` names something that does not exist. */
export function checkNames(machine: Machine, command: string, args: JsonObject): void {
  for (const thing of THINGS) {
    const { use = {} } = thing;
    for (const member of Object.hasOwn(use, command) ? (use[command] ?? []) : [])
      find(machine, thing, args[member], command);
  }
}

function handlersOf(thing: Thing): [string, Handler][] {
  const { make, remove, lists = [] } = thing;
  return [
    ...Object.entries(make).map(([command, names]): [string, Handler] => [command, maker(thing, names)]),
    ...Object.entries(remove).flatMap(([command, names]): [string, Handler][] =>
      names === null ? [] : [[command, remover(thing, command, names)]],
    ),
    ...lists.flatMap(({ query, arguments: asked, path, part, madeWith }, at): [string, Handler][] =>
      asked || path.length !== 2 || (at > 0 && !part)
        ? []
        : [[query, lister(thing, path[1] as string, madeWith)]],
    ),
  ];
}

function maker({ name: kind, manner }: Thing, [argument = '']: readonly string[]): Handler {
  return (machine, args) => {
    const name = args[argument];
    const fault = manner.refuse?.(args, machine) ?? null;
    if (fault !== null) throw new QmpError(fault);
    if (typeof name !== 'string') return {};
    const all = machine.things(kind);
    if (all.has(name)) throw new QmpError(manner.duplicate?.(name) ?? `Duplicate ID '${name}'`);
    all.set(name, { args, state: {} });
    return {};
  };
}

function remover(thing: Thing, command: string, [argument = '']: readonly string[]): Handler {
  const { name: kind, gone, manner } = thing;
  return (machine, args) => {
    const name = find(machine, thing, args[argument], command);
    if (name === undefined) return {};
    if (manner.users?.some((user) => isUsed(machine, user, name)))
      throw new QmpError(`${kind} '${name}' is in use, can not be deleted`);
    machine.things(kind).delete(name);
    if (gone) machine.emit(gone.event, { [gone.member]: name, ...manner.gone?.(name) });
    return {};
  };
}

function lister({ name: kind }: Thing, member: string, madeWith?: readonly [string, string]): Handler {
  return (machine) =>
    [...machine.things(kind)]
      .filter(([, { args }]) => !madeWith || args[madeWith[0]] === madeWith[1])
      .map(([name]) => ({ [member]: name }));
}

/** The name, if the argument is one; throws QmpError when nothing has it. */
function find(
  machine: Machine,
  { name: kind, manner: { missing, documented } }: Thing,
  name: JsonValue | undefined,
  command: string,
): string | undefined {
  if (typeof name !== 'string' || machine.things(kind).has(name))
    return typeof name === 'string' ? name : undefined;
  const other = documented?.commands.includes(command) ? documented.class : undefined;
  throw new QmpError(missing?.desc(name, command) ?? `${kind} '${name}' not found`, other ?? missing?.class);
}

function isUsed(machine: Machine, kind: string, name: string): boolean {
  return [...machine.things(kind).values()].some(({ args }) => Object.values(args).includes(name));
}
