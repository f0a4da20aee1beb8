/** Commands on block nodes and the graph that they make. */
import { isObject, type JsonObject, type JsonValue } from '../../../../schema/json.js';
import { QmpError } from '../../errors.js';
import type { Machine } from '../../machine.js';
import type { Handlers } from '../handler.js';
import { contains, dropNode, keepNode, nodeNamed, userOf } from './node.js';

/** Options that hold a node: its name, or the options of one to be made with it. */
const EDGES = ['file', 'backing', 'image', 'test', 'raw', 'target', 'source'];

/** Drivers of which the size is what it was made with. */
const FIXED_SIZE = /^null-/;

export const nodes: Handlers = {
  'blockdev-add'(machine, args) {
    if (typeof args['node-name'] !== 'string')
      throw new QmpError("'node-name' must be specified for the root node");
    add(machine, args);
    return {};
  },

  'blockdev-del'(machine, args) {
    const name = String(args['node-name']);
    if (!machine.nodes.has(name)) throw new QmpError(`Failed to find node with node-name='${name}'`);
    const user = userOf(machine, name);
    if (user !== null) throw new QmpError(`Node '${name}' is busy: it is used by ${user}`);
    dropNode(machine, name);
    return {};
  },

  'blockdev-reopen'(machine, args) {
    const all = (args.options as JsonObject[]).map((options) => {
      const node = nodeNamed(machine, options['node-name']);
      if (node.driver !== options.driver) throw new QmpError('Cannot change the option driver');
      return { node, options };
    });
    for (const { node, options } of all) {
      node.readOnly = options['read-only'] === true;
      node.detectZeroes = options['detect-zeroes'] ?? 'off';
    }
    return {};
  },

  block_resize(machine, args) {
    const name = args['node-name'] ?? args.device;
    const node = nodeNamed(machine, name);
    if (Number(args.size) < 0) throw new QmpError("Parameter 'size' expects a >0 size");
    if (FIXED_SIZE.test(node.driver)) throw new QmpError('Image format driver does not support resize');
    node.size = Number(args.size);
    return {};
  },

  'block-set-write-threshold'(machine, args) {
    const threshold = Number(args['write-threshold']);
    if (threshold < 0) throw new QmpError("Parameter 'write-threshold' must not be negative");
    nodeNamed(machine, args['node-name']).threshold = threshold;
    return {};
  },

  'x-blockdev-change'(machine, { parent, child, node }) {
    const { children, driver } = nodeNamed(machine, parent);
    if ((child === undefined) === (node === undefined))
      throw new QmpError("The parameters 'child' and 'node' are in conflict");
    if (node !== undefined) {
      nodeNamed(machine, node);
      if (driver !== 'quorum') throw new QmpError(`The node ${parent} does not support adding a child`);
      if (contains(machine, String(node), String(parent)))
        throw new QmpError(`Making '${node}' a child of '${parent}' would create a cycle`);
      children.set(`children.${children.size}`, String(node));
    } else if (!children.delete(String(child)))
      throw new QmpError(`Node '${parent}' does not have child '${child}'`);
    return {};
  },

  'query-named-block-nodes': (machine) => [...machine.nodes.keys()].map((name) => describe(machine, name)),

  'query-blockstats': (machine, args) =>
    args['query-nodes'] === true
      ? [...machine.nodes].map(([name, { written }]) => ({
          'node-name': name,
          stats: { wr_highest_offset: written ?? 0 },
        }))
      : [],
};

/** Adds a node and those in its options, the lowest first; adds none when one of them cannot be. */
function add(machine: Machine, options: JsonObject): string {
  const name = typeof options['node-name'] === 'string' ? options['node-name'] : machine.unnamed();
  if (machine.nodes.has(name)) throw new QmpError(`Duplicate nodes with node-name='${name}'`);
  const children = new Map<string, string>();
  const made: string[] = [];
  try {
    for (const [edge, value] of edgesOf(options)) {
      if (isObject(value)) {
        const below = add(machine, value);
        made.push(below);
        children.set(edge, below);
      } else {
        nodeNamed(machine, value);
        children.set(edge, String(value));
      }
    }
  } catch (error) {
    for (const below of made) dropNode(machine, below);
    throw error;
  }
  keepNode(machine, name, options, children);
  return name;
}

function edgesOf(options: JsonObject): [string, JsonValue][] {
  const list = Array.isArray(options.children) ? options.children : [];
  return [
    ...EDGES.flatMap((edge): [string, JsonValue][] => {
      const value = options[edge];
      return typeof value === 'string' || isObject(value) ? [[edge, value]] : [];
    }),
    ...list.map((value, i): [string, JsonValue] => [`children.${i}`, value as JsonValue]),
  ];
}

function describe(machine: Machine, name: string): JsonObject {
  const node = nodeNamed(machine, name);
  const { driver, size, readOnly, detectZeroes, threshold, bitmaps } = node;
  return {
    'node-name': name,
    drv: driver,
    ro: readOnly,
    file: `${driver}://`,
    encrypted: false,
    backing_file_depth: depthOf(machine, name),
    detect_zeroes: detectZeroes,
    write_threshold: threshold,
    image: { filename: `${driver}://`, format: driver, 'virtual-size': size },
    ...(bitmaps.size === 0
      ? {}
      : {
          'dirty-bitmaps': [...bitmaps].map(([bitmap, { granularity, count, recording, user }]) => ({
            name: bitmap,
            granularity,
            count,
            recording,
            busy: user !== null,
            persistent: false,
          })),
        }),
  };
}

function depthOf(machine: Machine, name: string): number {
  const backing = machine.nodes.get(name)?.children.get('backing');
  return backing === undefined ? 0 : 1 + depthOf(machine, backing);
}
