/** What follows from the table of resources, for everybody who has to know it. Pure. */
import type { JsonObject } from '../json.js';
import { LASTING, looks, TRANSIENT } from './effects.js';
import { JOB_VERBS } from './jobs.js';
import type { Listing, Resource } from './resource.js';
import { RESOURCES } from './resources.js';

/** A command that makes something, the one that takes it away again, and the arguments that tell in both which it is. */
export interface Pair {
  resource: Resource;
  makes: string;
  ends: string;
  names: readonly string[];
}

/** Those that tell by the same arguments. */
export const PAIRS: readonly Pair[] = RESOURCES.flatMap((resource) =>
  Object.entries(resource.make).flatMap(([makes, names]) => {
    const end = Object.entries(resource.remove).find(([, same]) => same && String(same) === String(names));
    return end ? [{ resource, makes, ends: end[0], names }] : [];
  }),
);

/** Those for which a name is enough. */
export const NAMED_PAIRS: readonly Pair[] = PAIRS.filter(({ resource }) => !resource.ofDescriptor);

/** `block-node` → node: what one of it is called by those who make up names. */
export function wordOf({ name }: Pick<Resource, 'name'>): string {
  return name.split('-').at(-1) as string;
}

/** A resource that can be made in other ways than by QMP: the command, and its argument that says of what kind it is. */
interface Maker {
  command: string;
  kind: string;
  resource: Resource;
}

const MAKERS: readonly Maker[] = RESOURCES.flatMap((resource) => {
  const [command] = Object.keys(resource.make);
  return command !== undefined && resource.kind !== undefined
    ? [{ command, kind: resource.kind, resource }]
    : [];
});

/** By option of the command line. */
export const MADE_BY_OPTION: ReadonlyMap<string, Maker> = new Map(
  MAKERS.flatMap((maker) => (maker.resource.option === undefined ? [] : [[maker.resource.option, maker]])),
);

/** By command of the human monitor, which has an underscore in its name. */
export const MADE_BY_HUMAN: ReadonlyMap<string, Maker> = new Map(
  MAKERS.map((maker) => [maker.command.replaceAll('-', '_'), maker]),
);

/** The QOM type that a request makes one of; undefined where it makes none. */
export function qomTypeIn(command: string, args: { readonly [name: string]: unknown }): unknown {
  const maker = MAKERS.find((each) => each.resource.ofQom && each.command === command);
  return maker && args[maker.kind];
}

interface Request {
  execute: string;
  arguments: JsonObject;
}

/** Makes one that takes neither file nor guest nor network. Throws where there is no such example, or no single name. */
export function makeRequest(resource: string, name: string): Request {
  const { pair, argument, example } = exampleOf(resource);
  return { execute: pair.makes, arguments: { ...example, [argument]: name } };
}

export function removeRequest(resource: string, name: string): Request {
  const { pair, argument } = exampleOf(resource);
  return { execute: pair.ends, arguments: { [argument]: name } };
}

function exampleOf(name: string) {
  const pair = PAIRS.find(({ resource }) => resource.name === name);
  const [argument, ...others] = pair?.names ?? [];
  const example = pair?.resource.example;
  if (!pair || argument === undefined || others.length > 0 || !example)
    throw new Error(`nothing is known of which a ${name} could be made`);
  return { pair, argument, example };
}

/** Resources of which an example is known. */
export const EXAMPLES: readonly Resource[] = RESOURCES.filter(({ example }) => example !== undefined);

/** The list of a query without arguments that has such an example, and the member of its elements that names it. */
export function listingOf({ lists = [], example = {} }: Resource): { query: string; member: string } | null {
  const fits = ({ madeWith }: Listing) => madeWith === undefined || example[madeWith[0]] === madeWith[1];
  const found = lists.find((list) => !list.arguments && list.path.length === 2 && fits(list));
  return found ? { query: found.query, member: found.path[1] as string } : null;
}

/** A query of which all that it shows is shown by another → that one. */
export const SHOWN_BY: ReadonlyMap<string, string> = new Map(
  RESOURCES.flatMap(({ lists: [first, ...others] = [] }) =>
    others.flatMap(({ query, part }) => (part && first ? [[query, first.query] as const] : [])),
  ),
);

/** Queries that list what commands have made, each once. */
export const LISTS: readonly string[] = [
  ...new Set(RESOURCES.flatMap(({ lists = [] }) => lists.map(({ query }) => query))),
];

/** What each command is known to do; nothing for one of which nothing is known. */
export function roleOf(command: string): string[] {
  const has = (table: object | undefined) => table !== undefined && Object.hasOwn(table, command);
  const verbs = Object.entries(JOB_VERBS).filter(([, commands]) => has(commands));
  return [
    ...(looks(command) ? ['looks'] : []),
    ...(TRANSIENT.has(command) ? ['transient'] : []),
    ...(LASTING.has(command) ? ['leaves a setting'] : []),
    ...verbs.map(([verb]) => `orders a job to ${verb}`),
    ...RESOURCES.flatMap((resource) => [
      ...(has(resource.make) ? [`makes ${resource.name}`] : []),
      ...(has(resource.makeForAWhile) ? [`makes ${resource.name} for a while`] : []),
      ...(has(resource.remove) ? [`removes ${resource.name}`] : []),
      ...(has(resource.use) ? [`uses ${resource.name}`] : []),
      ...(resource.lists?.some(({ query }) => query === command) ? [`lists ${resource.name}`] : []),
    ]),
  ];
}

/** Whether nothing of a command remains once what others have made is gone: it looks, or acts on what they have made. */
export function leavesNothing(command: string): boolean {
  const has = (table: object | undefined) => table !== undefined && Object.hasOwn(table, command);
  const makes = RESOURCES.some(({ make, makeForAWhile }) => has(make) || has(makeForAWhile));
  if (makes || LASTING.has(command)) return false;
  return (
    looks(command) ||
    TRANSIENT.has(command) ||
    Object.values(JOB_VERBS).some(has) ||
    RESOURCES.some(({ remove, use, needsGuest }) => has(use) || (has(remove) && !needsGuest))
  );
}
