/** Commands that put a node on top of another, or keep states of a node inside of it. */
import type { JsonObject } from '../../../../schema/json.js';
import { QmpError } from '../../errors.js';
import type { Machine } from '../../machine.js';
import type { Handlers } from '../handler.js';
import { contains, keepNode, nodeNamed } from './node.js';

export const snapshots: Handlers = {
  'blockdev-snapshot-sync'(machine, args) {
    const name = one(args, ['device', 'node-name'], 'exactly');
    const overlay = args['snapshot-node-name'] ?? machine.unnamed();
    if (machine.nodes.has(String(overlay))) throw new QmpError('New overlay node-name already in use');
    keepNode(machine, String(overlay), { driver: args.format ?? 'qcow2' }, new Map([['backing', name]]));
    return {};
  },

  'blockdev-snapshot'(machine, { node, overlay }) {
    const above = nodeNamed(machine, overlay);
    nodeNamed(machine, node);
    if (contains(machine, String(node), String(overlay)))
      throw new QmpError(`Making '${node}' a backing file of '${overlay}' would create a cycle`);
    if (above.children.has('backing')) throw new QmpError('The overlay already has a backing image');
    above.children.set('backing', String(node));
    return {};
  },

  'blockdev-snapshot-internal-sync'(machine, { device, name }) {
    const states = statesOf(machine, String(device));
    if (!/^(qcow2|rbd|sheepdog)$/.test(nodeNamed(machine, device).driver))
      throw new QmpError(`Block format of device '${device}' does not support internal snapshots`);
    if (name === '') throw new QmpError('Name is empty');
    if (Object.values(states).includes(String(name)))
      throw new QmpError(`Snapshot with name '${name}' already exists on device '${device}'`);
    states[String(Object.keys(states).length + 1)] = String(name);
    return {};
  },

  'blockdev-snapshot-delete-internal-sync'(machine, args) {
    const { device, id, name } = args;
    one(args, ['id', 'name'], 'at least');
    const states = statesOf(machine, String(device));
    const found = Object.entries(states).find(
      ([each, called]) => (id ?? each) === each && (name ?? called) === called,
    );
    if (!found)
      throw new QmpError(`Snapshot with id '${id ?? '-'}' and name '${name ?? '-'}' does not exist`);
    delete states[found[0]];
    const [number, called] = found;
    const never = { 'date-sec': 0, 'date-nsec': 0, 'vm-clock-sec': 0, 'vm-clock-nsec': 0 };
    return { id: number, name: String(called), 'vm-state-size': 0, ...never };
  },
};

/** The value of the first argument that is there; so many of them must be. */
function one(args: JsonObject, names: string[], many: 'exactly' | 'at least'): string {
  const given = names.filter((name) => args[name] !== undefined);
  if (given.length === 0 || (many === 'exactly' && given.length > 1))
    throw new QmpError(`${many} one of '${names.join("' and '")}' must be given`);
  return String(args[given[0] as string]);
}

/** Names of the states that are kept in a node, by id. */
function statesOf(machine: Machine, node: string): JsonObject {
  nodeNamed(machine, node);
  const made = machine.things('block-node').get(node);
  const state = made?.state ?? {};
  state.snapshots ??= {};
  return state.snapshots as JsonObject;
}
