/** Transactions: all of their actions, or none. */
import { isObject, type JsonObject } from '../../../schema/json.js';
import { QmpError } from '../errors.js';
import type { Machine } from '../machine.js';
import type { Handlers } from './handler.js';
import { Group } from './jobs/group.js';

export const transaction: Handlers = {
  transaction(machine, { actions, properties }) {
    const grouped = isObject(properties) && properties['completion-mode'] === 'grouped';
    const before = { nodes: structuredClone(machine.nodes), jobs: new Set(machine.jobs.keys()) };
    const group = grouped ? new Group() : null;
    machine.group = group;
    try {
      for (const action of actions as JsonObject[]) perform(machine, action);
    } catch (error) {
      for (const [id, job] of machine.jobs) if (!before.jobs.has(id)) job.abort();
      machine.nodes.clear();
      for (const [name, node] of before.nodes) machine.nodes.set(name, node);
      throw error;
    } finally {
      machine.group = null;
    }
    group?.close();
    return {};
  },
};

/** Actions have the names and the arguments of commands. */
function perform(machine: Machine, { type, data }: JsonObject): void {
  if (type === 'abort') throw new QmpError('Transaction aborted using Abort action');
  const name = String(type);
  const command = machine.model.commands[name];
  if (command) machine.execute(name, command, isObject(data) ? data : {});
}
