/**
 * What this server says of the resources that clients make (schema/qemu/resources.ts): its messages, and what it refuses.
 * One of which nothing stands here is made, listed and removed all the same. Data.
 */
import type { JsonObject } from '../../../schema/json.js';
import type { ServerErrorClass } from '../errors.js';
import type { Machine } from '../machine.js';
import { refuseCharacterDevice } from './character-devices.js';
import { refuseDevice } from './devices.js';
import { refuseObject } from './qom/types.js';

export interface Manner {
  /** The message when the name of a new one is taken. */
  duplicate?(name: string): string;
  /** What is wrong with the other arguments of a new one, if anything. */
  refuse?(args: JsonObject, machine: Machine): string | null;
  missing?: { class: ServerErrorClass; desc(name: string, command: string): string };
  /** Commands of which the documents tell another class for what is missing. */
  documented?: { class: ServerErrorClass; commands: readonly string[] };
  /** Resources that may have been made with its name, and then keep it. */
  users?: readonly string[];
  /** Beside its name, what the event says that it is gone. */
  gone?(name: string): Record<string, string>;
  /** Its name is not enough, or commands of their own keep it: nothing is done here. */
  keptElsewhere?: true;
}

const ELSEWHERE: Manner = { keptElsewhere: true };

export const MANNERS: Readonly<Record<string, Manner>> = {
  job: ELSEWHERE,
  'dirty-bitmap': ELSEWHERE,
  'nbd-server': ELSEWHERE,
  'descriptor-set': ELSEWHERE,
  descriptor: ELSEWHERE,
  object: {
    duplicate: (name) => `attempt to add duplicate property '${name}' to object (type 'container')`,
    refuse: refuseObject,
    users: ['block-node'],
  },
  'block-node': {
    missing: { class: 'GenericError', desc: (name) => `Failed to find node with node-name='${name}'` },
    documented: {
      class: 'DeviceNotFound',
      commands: [
        ...['block_resize', 'block-commit', 'block-stream', 'blockdev-backup', 'blockdev-snapshot-sync', 'change-backing-file'],
        ...['block-dirty-bitmap-add', 'block-dirty-bitmap-clear', 'block-dirty-bitmap-disable', 'block-dirty-bitmap-enable'],
        ...['block-dirty-bitmap-merge', 'block-dirty-bitmap-remove', 'x-debug-block-dirty-bitmap-sha256'],
        ...['block_set_io_throttle', 'change'],
      ], // biome-ignore format: a list
    },
  },
  'block-export': {
    missing: { class: 'GenericError', desc: (name) => `Export '${name}' is not found` },
  },
  chardev: {
    duplicate: (name) => `Chardev with id '${name}' already exists`,
    refuse: refuseCharacterDevice,
    missing: {
      class: 'GenericError',
      desc: (name, command) => `${command.startsWith('ringbuf-') ? 'Device' : 'Chardev'} '${name}' not found`,
    },
  },
  netdev: {
    missing: { class: 'DeviceNotFound', desc: (name) => `Device '${name}' not found` },
  },
  device: {
    duplicate: (name) => `Duplicate device ID '${name}'`,
    refuse: refuseDevice,
    missing: { class: 'DeviceNotFound', desc: (name) => `Device '${name}' not found` },
    gone: (name) => ({ path: `/machine/peripheral/${name}` }),
  },
};
