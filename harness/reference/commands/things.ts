/** The things that clients make and name: which command makes, removes, lists and needs them. Data. */
import type { JsonObject } from '../../../schema/json.js';
import type { ErrorClass } from '../errors.js';
import { refuseCharacterDevice } from './character-devices.js';
import { isDeviceModel } from './device-models.js';

export interface Thing {
  kind: string;
  /** The command that makes one, and its argument that names it. */
  add?: {
    command: string;
    name: string;
    duplicate(name: string): string;
    /** What is wrong with the other arguments, if anything. */
    refuse?(args: JsonObject): string | null;
  };
  remove?: {
    command: string;
    name: string;
    event?: { name: string; data(name: string): Record<string, string> };
    /** Kinds of things that may have been made with its name, and then keep it. */
    users?: string[];
  };
  missing: { class: ErrorClass; desc(name: string): string };
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
    },
    remove: { command: 'object-del', name: 'id', users: ['block node'] },
    missing: { class: 'GenericError', desc: (name) => `object '${name}' not found` },
    list: [{ command: 'query-iothreads', name: 'id', onlyWith: ['qom-type', 'iothread'] }],
    uses: {},
  },
  {
    kind: 'block node',
    missing: { class: 'GenericError', desc: (name) => `Failed to find node with node-name='${name}'` },
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
    uses: { set_link: ['name'] },
  },
  {
    kind: 'device',
    add: {
      command: 'device_add',
      name: 'id',
      duplicate: (name) => `Duplicate device ID '${name}'`,
      refuse: ({ driver }) =>
        isDeviceModel(String(driver)) ? null : `'${driver}' is not a valid device model name`,
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
