/** Commands that list what there could be: types, their properties, kinds of backends. */
import { isObject, type JsonObject, type JsonValue } from '../../../schema/json.js';
import type { Interface } from '../../../schema/model.js';
import { argumentMembers, resolveType } from '../../../schema/types.js';
import { QmpError } from '../errors.js';
import type { Machine } from '../machine.js';
import { DEVICE_MODELS } from './device-models.js';
import type { Handlers } from './handler.js';
import { objectTypes, propertiesOfType, typeName } from './qom/types.js';

const INTERFACES: Record<string, (type: string, model: Interface) => boolean> = {
  object: () => true,
  device: (type) => DEVICE_MODELS.has(type),
  'user-creatable': (type, model) => objectTypes(model).includes(type),
};

export const catalogue: Handlers = {
  'qom-list-types'({ model }, { implements: wanted = 'object' }) {
    const known = INTERFACES[String(wanted)];
    const fits = (name: string) => (known ? known(name, model) : name === wanted);
    return [...objectTypes(model), ...DEVICE_MODELS].filter(fits).map((name) => ({ name }));
  },

  'qom-list-properties'({ model }, { typename }) {
    const type = String(typename);
    if (!objectTypes(model).includes(type) && !DEVICE_MODELS.has(type))
      throw new QmpError(`Class '${type}' not found`, 'DeviceNotFound');
    return properties(model, type);
  },

  'device-list-properties'({ model }, { typename }) {
    const type = String(typename);
    if (!DEVICE_MODELS.has(type)) throw new QmpError(`Device '${type}' not found`, 'DeviceNotFound');
    return properties(model, type);
  },

  'query-chardev-backends': ({ model }) => backendsOf(model).map((name) => ({ name })),

  'query-memdev': (machine) =>
    memory(machine).map(([id, size]) => ({
      id,
      size,
      merge: true,
      dump: true,
      prealloc: false,
      share: false,
      'host-nodes': [],
      policy: 'default',
    })),

  'chardev-send-break': () => ({}),

  'query-yank': yankable,

  yank(machine, { instances }) {
    const known = yankable(machine).map((each) => JSON.stringify(each));
    const unknown = (instances as JsonObject[]).some(
      ({ type = null, id = null }) => !known.includes(JSON.stringify({ type, id })),
    );
    if (unknown) throw new QmpError('No such instance to yank', 'DeviceNotFound');
    return {};
  },
};

/** What can get stuck: connections, those of monitors among them. */
function yankable(machine: Machine): JsonObject[] {
  const sockets = [...machine.things('chardev')].filter(
    ([, { args }]) => isObject(args.backend) && args.backend.type === 'socket',
  );
  return ['monitor', ...sockets.map(([id]) => id)].map((id) => ({ type: 'chardev', id }));
}

/** Cards have an address; other properties of devices are nobody's concern here. */
function properties(model: Interface, type: string): JsonValue {
  const known = Object.entries(propertiesOfType(model, type)).map(([name, member]) => ({
    name,
    type: typeName(member.type),
  }));
  const network = /^(e1000|virtio-net|rtl8139|igb|pcnet|vmxnet3)/.test(type);
  return [{ name: 'type', type: 'string' }, ...known, ...(network ? [{ name: 'mac', type: 'str' }] : [])];
}

function backendsOf(model: Interface): string[] {
  const backend = argumentMembers(model, model.commands['chardev-add']?.arguments ?? null)?.backend?.type;
  const union = backend == null ? null : resolveType(model, backend);
  const type = union?.kind === 'object' ? model.types[union.name] : undefined;
  return type?.kind === 'object' ? Object.keys(type.variants ?? {}) : [];
}

function memory(machine: Machine): [string, JsonValue][] {
  return [...machine.things('object')]
    .filter(([, { args }]) => String(args['qom-type']).startsWith('memory-backend'))
    .map(([id, { args }]) => [id, args.size ?? 0]);
}
