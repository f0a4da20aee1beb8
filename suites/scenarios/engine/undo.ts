/** How what a request made is removed again, from a target that goes on after us. Data. */
import type { JsonObject } from '../../../schema/json.js';
import type { Session } from '../../case.js';
import type { Done } from './scene.js';

type Undoing = (args: JsonObject) => [execute: string, args: JsonObject][];

const endJob: Undoing = ({ 'job-id': id = null, device = null }) => {
  const job = id ?? device;
  return [
    ['job-cancel', { id: job }],
    ['job-dismiss', { id: job }],
  ];
};

const UNDOING: Record<string, Undoing> = {
  'blockdev-add': (args) => [['blockdev-del', { 'node-name': args['node-name'] ?? null }]],
  'object-add': ({ id = null }) => [['object-del', { id }]],
  'chardev-add': ({ id = null }) => [['chardev-remove', { id }]],
  'nbd-server-start': () => [['nbd-server-stop', {}]],
  'block-export-add': ({ id = null }) => [['block-export-del', { id, mode: 'hard' }]],
  'block-dirty-bitmap-add': ({ node = null, name = null }) => [['block-dirty-bitmap-remove', { node, name }]],
  'blockdev-create': endJob,
  'blockdev-mirror': endJob,
  'blockdev-backup': endJob,
  'block-commit': endJob,
  'block-stream': endJob,
};

/** The last made goes first. What is gone already is refused, which does not matter. */
export async function undo(done: Done, session: Session): Promise<void> {
  for (const { execute, arguments: args } of done.toReversed())
    for (const [command, of] of UNDOING[execute]?.(args) ?? []) await session.execute(command, of);
}
