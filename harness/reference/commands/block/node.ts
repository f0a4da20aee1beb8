/** Block nodes: how they are found, kept and dropped. */
import type { JsonObject, JsonValue } from '../../../../schema/json.js';
import { QmpError } from '../../errors.js';
import type { Machine, Made } from '../../machine.js';
import type { BlockNode } from './block-node.js';

const KIND = 'block-node';
/** As a driver of nothing has by itself. */
const DEFAULT_SIZE = 2 ** 30;

/** Throws QmpError when there is none. */
export function nodeNamed(machine: Machine, name: JsonValue | undefined): BlockNode {
  const node = machine.nodes.get(String(name));
  if (!node) throw new QmpError(`Cannot find device='${name}' nor node-name='${name}'`);
  return node;
}

/** `children` are there already. */
export function keepNode(
  machine: Machine,
  name: string,
  args: JsonObject,
  children: Map<string, string>,
): BlockNode {
  const below = machine.nodes.get([...children.values()][0] ?? '');
  const node: BlockNode = {
    driver: String(args.driver),
    size: Number(args.size ?? below?.size ?? DEFAULT_SIZE),
    readOnly: args['read-only'] === true,
    detectZeroes: args['detect-zeroes'] ?? 'off',
    threshold: 0,
    written: null,
    children,
    bitmaps: new Map(),
  };
  const made: Made = { args, state: {} };
  machine.things(KIND).set(name, made);
  machine.nodes.set(name, node);
  return node;
}

export function dropNode(machine: Machine, name: string): void {
  machine.things(KIND).delete(name);
  machine.nodes.delete(name);
}

/** What stands above the node, or works on it; null: nothing. */
export function userOf(machine: Machine, name: string): string | null {
  const parent = [...machine.nodes].find(([, { children }]) => [...children.values()].includes(name));
  if (parent) return `node '${parent[0]}'`;
  const job = [...machine.jobs.values()].find(
    ({ plan, over }) => !over && (plan.source === name || plan.target === name),
  );
  if (job) return `block job '${job.plan.id}'`;
  const exported = [...machine.things('block-export')].find(([, { args }]) => args['node-name'] === name);
  return exported ? `block export '${exported[0]}'` : null;
}

/** All of the node is written over. */
export function writeOver(node: BlockNode): void {
  node.written = node.size;
  for (const bitmap of node.bitmaps.values()) if (bitmap.recording) bitmap.count = node.size;
}

/** Whether a node is another one, or has it somewhere below. */
export function contains(machine: Machine, top: string, name: string): boolean {
  const below = machine.nodes.get(top)?.children.values() ?? [];
  return top === name || [...below].some((child) => contains(machine, child, name));
}
