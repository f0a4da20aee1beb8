/** How what a request made is removed again, from a target that goes on after us. */
import { isObject, type JsonObject, type JsonValue } from '../../../schema/json.js';
import type { CaseContext, Session } from '../../case.js';
import type { Done } from './scene.js';

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

const UNDOING: Readonly<Record<string, Undoing>> = {
  'blockdev-add': ({ 'node-name': name = null }) => [['blockdev-del', { 'node-name': name }]],
  'object-add': ({ id = null }) => [['object-del', { id }]],
  'chardev-add': ({ id = null }) => [['chardev-remove', { id }]],
  'nbd-server-start': () => [['nbd-server-stop', {}]],
  'block-export-add': ({ id = null }) => [['block-export-del', { id, mode: 'hard' }]],
  'block-dirty-bitmap-add': ({ node = null, name = null }) => [['block-dirty-bitmap-remove', { node, name }]],
  transaction: ({ actions }) =>
    (Array.isArray(actions) ? actions : []).flatMap((action) =>
      isObject(action) && isObject(action.data) ? undoing(String(action.type), action.data) : [],
    ),
  netdev_add: ({ id = null }) => [['netdev_del', { id }]],
  set_link: ({ name = null }) => [['set_link', { name, up: true }]],
  getfd: ({ fdname = null }) => [['closefd', { fdname }]],
  'add-fd': ({ 'fdset-id': id = null }) => [['remove-fd', { 'fdset-id': id }]],
  'blockdev-open-tray': closeTray,
  'blockdev-insert-medium': takeOut,
  'blockdev-change-medium': takeOut,
  eject: closeTray,
  stop: () => [['cont', {}]],
  'blockdev-create': endJob,
  'x-blockdev-amend': endJob,
  'blockdev-mirror': endJob,
  'blockdev-backup': endJob,
  'drive-mirror': endJob,
  'drive-backup': endJob,
  'block-commit': endJob,
  'block-stream': endJob,
};

/** Act on what other requests made, and are gone with it; or only show, store or send something, or start the guest over. */
const GOES_ALONG = new RegExp(
  [
    '^((x-)?query-|(block-)?job-|block-dirty-bitmap-|nbd-server-|ringbuf-|x-debug-|qom-list)',
    '^(qom-get|device-list-properties|trace-event-get-state|cont|netdev_del)$',
    '^(blockdev-(del|reopen|snapshot)|blockdev-snapshot-(delete-)?internal-sync)$',
    '^(block-set-write-threshold|block_resize|change-backing-file|x-blockdev-(change|set-iothread))$',
    '^(closefd|remove-fd|blockdev-(close-tray|remove-medium))$',
    '^(system_(reset|powerdown)|rtc-reset-reinjection|announce-self|display-(update|reload)|screendump|p?memsave)$',
    '^(object-del|block-export-del|chardev-(remove|change|send-break))$',
  ].join('|'),
);

/** Whether nothing remains of requests of these names once they are undone. */
export function undoable(commands: readonly string[]): boolean {
  return commands.every((command) => Object.hasOwn(UNDOING, command) || GOES_ALONG.test(command));
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
