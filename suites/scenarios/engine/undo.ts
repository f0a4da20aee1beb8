/** How what a request made is removed again, from a target that goes on after us. */
import { isObject, type JsonObject, type JsonValue } from '../../../schema/json.js';
import { wireText } from '../../../schema/json-text.js';
import { leavesNothing, PAIRS, type Pair } from '../../../schema/qemu/derived.js';
import { JOB_STARTERS } from '../../../schema/qemu/jobs.js';
import type { CaseContext, Session } from '../../case.js';
import type { Done } from './context.js';

type Request = [execute: string, args: JsonObject];
type Undoing = (args: JsonObject) => Request[];

const endJob: Undoing = ({ 'job-id': id = null }) => [
  ['job-cancel', { id }],
  ['job-dismiss', { id }],
];

/** Members that name a drive or its device. */
const which = ({ id, device }: JsonObject): JsonObject =>
  id !== undefined ? { id } : { device: device ?? null };

const takeOut: Undoing = (args) => [
  ['blockdev-open-tray', { ...which(args), force: true }],
  ['blockdev-remove-medium', which(args)],
];
const closeTray: Undoing = (args) => [['blockdev-close-tray', which(args)]];

const UNDONE = PAIRS.filter(({ resource }) => !resource.needsGuest);

function removing({ resource, makes, ends, names }: Pair): [string, Undoing] {
  const which = (args: JsonObject) => Object.fromEntries(names.map((name) => [name, args[name] ?? null]));
  return [makes, (args) => [[ends, { ...which(args), ...resource.force }]]];
}

const JOBS = Object.keys(JOB_STARTERS).filter((command) => !JOB_STARTERS[command]?.machine);

const UNDOING: Readonly<Record<string, Undoing>> = {
  ...Object.fromEntries(UNDONE.map(removing)),
  ...Object.fromEntries(JOBS.map((command) => [command, endJob])),
  transaction: ({ actions }) =>
    (Array.isArray(actions) ? actions : []).flatMap((action) =>
      isObject(action) && isObject(action.data) ? undoing(wireText(action.type), action.data) : [],
    ),
  set_link: ({ name = null }) => [['set_link', { name, up: true }]],
  'blockdev-open-tray': closeTray,
  'blockdev-insert-medium': takeOut,
  'blockdev-change-medium': takeOut,
  eject: closeTray,
  stop: () => [['cont', {}]],
};

/** Whether nothing remains of requests of these names once they are undone. */
export function undoable(commands: readonly string[]): boolean {
  return commands.every((command) => Object.hasOwn(UNDOING, command) || leavesNothing(command));
}

function undoing(execute: string, args: JsonObject): Request[] {
  return Object.hasOwn(UNDOING, execute) ? (UNDOING[execute] as Undoing)(args) : [];
}

/** The last made goes first. What is gone already is refused, which does not matter. */
export async function undo(done: Done, session: Session, context: CaseContext): Promise<void> {
  for (const { execute, arguments: args } of done.toReversed())
    for (const [command, of] of undoing(execute, args)) {
      await session.execute(command, of);
      if (command === 'job-cancel') await context.until(() => over(session, of.id ?? null));
    }
}

/** A job that was cancelled takes its time. */
async function over(session: Session, id: JsonValue): Promise<boolean> {
  const { return: jobs } = (await session.execute('query-jobs')).value;
  return !Array.isArray(jobs) || !jobs.some((j) => isObject(j) && j.id === id && j.status !== 'concluded');
}
