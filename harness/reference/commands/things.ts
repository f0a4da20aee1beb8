/** The things that clients make and name: which command makes, removes, lists and needs them. Data. */
import type { JsonObject } from '../../../schema/json.js';
import type { ErrorClass } from '../errors.js';
import type { Machine } from '../machine.js';
import { refuseCharacterDevice } from './character-devices.js';
import { refuseDevice } from './devices.js';
import { refuseObject } from './qom/types.js';

export interface Thing {
  kind: string;
  /** The command that makes one, and its argument that names it. */
  add?: {
    command: string;
    name: string;
    duplicate(name: string): string;
    /** What is wrong with the other arguments, if anything. */
    refuse?(args: JsonObject, machine: Machine): string | null;
  };
  remove?: {
    command: string;
    name: string;
    event?: { name: string; data(name: string): Record<string, string> };
    /** Kinds of things that may have been made with its name, and then keep it. */
    users?: string[];
  };
  missing: { class: ErrorClass; desc(name: string): string };
  /** Commands of which the documents tell another class for what is missing. */
  documented?: { class: ErrorClass; commands: readonly string[] };
  /** The query that lists them: the member with the name, and those taken over from the arguments. */
  list?: { command: string; name: string; also?: string[]; onlyWith?: [member: string, value: string] }[];
  /** Commands that refuse a name which does not exist, and their arguments that hold such names. */
  uses: Record<string, string[]>;
}

export const THINGS: Thing[] = [
  {
    kind: 'object',
    add: {
      command: 'object-add',
      name: 'id',
      duplicate: (name) => `attempt to add duplicate property '${name}' to object (type 'container')`,
      refuse: refuseObject,
    },
    remove: { command: 'object-del', name: 'id', users: ['block node'] },
    missing: { class: 'GenericError', desc: (name) => `object '${name}' not found` },
    list: [{ command: 'query-iothreads', name: 'id', onlyWith: ['qom-type', 'iothread'] }],
    uses: {},
  },
  {
    kind: 'block node',
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
    uses: {
      block_resize: ['device', 'node-name'],
      'block-commit': ['device'],
      'block-dirty-bitmap-add': ['node'],
      'block-dirty-bitmap-clear': ['node'],
      'block-dirty-bitmap-disable': ['node'],
      'block-dirty-bitmap-enable': ['node'],
      'block-dirty-bitmap-merge': ['node'],
      'block-dirty-bitmap-remove': ['node'],
      'block-export-add': ['node-name'],
      'block-stream': ['device'],
      'blockdev-backup': ['device', 'target'],
      'blockdev-mirror': ['device', 'target'],
      'blockdev-snapshot': ['node', 'overlay'],
      'blockdev-snapshot-delete-internal-sync': ['device'],
      'blockdev-snapshot-internal-sync': ['device'],
      'blockdev-snapshot-sync': ['device', 'node-name'],
      block_set_io_throttle: ['device', 'id'],
      change: ['device'],
      'change-backing-file': ['device', 'image-node-name'],
      'drive-backup': ['device'],
      'drive-mirror': ['device'],
      'x-blockdev-change': ['parent', 'node'],
      'x-blockdev-set-iothread': ['node-name'],
      'x-debug-block-dirty-bitmap-sha256': ['node'],
    },
  },
  {
    kind: 'block export',
    missing: { class: 'GenericError', desc: (name) => `Export '${name}' is not found` },
    uses: {},
  },
  {
    kind: 'character device',
    add: {
      command: 'chardev-add',
      name: 'id',
      duplicate: (name) => `Chardev with id '${name}' already exists`,
      refuse: refuseCharacterDevice,
    },
    remove: { command: 'chardev-remove', name: 'id' },
    missing: { class: 'GenericError', desc: (name) => `Chardev '${name}' not found` },
    uses: {
      'chardev-change': ['id'],
      'chardev-send-break': ['id'],
    },
  },
  {
    kind: 'network backend',
    add: { command: 'netdev_add', name: 'id', duplicate: (name) => `Duplicate ID '${name}'` },
    remove: { command: 'netdev_del', name: 'id' },
    missing: { class: 'DeviceNotFound', desc: (name) => `Device '${name}' not found` },
    uses: {},
  },
  {
    kind: 'device',
    add: {
      command: 'device_add',
      name: 'id',
      duplicate: (name) => `Duplicate device ID '${name}'`,
      refuse: refuseDevice,
    },
    remove: {
      command: 'device_del',
      name: 'id',
      event: {
        name: 'DEVICE_DELETED',
        data: (device) => ({ device, path: `/machine/peripheral/${device}` }),
      },
    },
    missing: { class: 'DeviceNotFound', desc: (name) => `Device '${name}' not found` },
    uses: {
      'blockdev-close-tray': ['id'],
      'blockdev-insert-medium': ['id'],
      'blockdev-open-tray': ['id'],
      'blockdev-remove-medium': ['id'],
      eject: ['id', 'device'],
    },
  },
];
