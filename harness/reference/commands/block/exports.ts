/** The NBD server, and what it and others export. */
import type { JsonObject } from '../../../../schema/json.js';
import { QmpError } from '../../errors.js';
import type { Machine } from '../../machine.js';
import type { Handlers } from '../handler.js';
import { nodeNamed } from './node.js';

export const exports: Handlers = {
  'nbd-server-start'(machine) {
    if (machine.nbdServer) throw new QmpError('NBD server already running');
    machine.nbdServer = true;
    return {};
  },

  'nbd-server-stop'(machine) {
    needServer(machine);
    machine.nbdServer = false;
    for (const [id, { args }] of [...machine.things('block-export')])
      if (args.type === 'nbd') drop(machine, id);
    return {};
  },

  'nbd-server-add'(machine, args) {
    needServer(machine);
    add(machine, String(args.name ?? args.device), {
      ...args,
      type: 'nbd',
      'node-name': args.device ?? null,
    });
    return {};
  },

  'nbd-server-remove'(machine, args) {
    needServer(machine);
    drop(machine, String(args.name));
    return {};
  },

  'block-export-add'(machine, args) {
    if (args.type === 'nbd') needServer(machine);
    add(machine, String(args.id), args);
    return {};
  },

  'block-export-del'(machine, args) {
    drop(machine, String(args.id));
    return {};
  },

  'query-block-exports': (machine) =>
    [...machine.things('block-export')].map(([id, { args }]) => ({
      id,
      type: args.type ?? null,
      'node-name': args['node-name'] ?? null,
      'shutting-down': false,
    })),
};

function needServer({ nbdServer }: Machine): void {
  if (!nbdServer) throw new QmpError('NBD server not running');
}

function add(machine: Machine, id: string, args: JsonObject): void {
  const { readOnly } = nodeNamed(machine, args['node-name']);
  const all = machine.things('block-export');
  if (all.has(id)) throw new QmpError(`Block export id '${id}' is already in use`);
  if (readOnly && args.writable === true) throw new QmpError('Cannot export read-only node as writable');
  all.set(id, { args, state: {} });
}

function drop(machine: Machine, id: string): void {
  if (!machine.things('block-export').delete(id)) throw new QmpError(`Export '${id}' is not found`);
  machine.emit('BLOCK_EXPORT_DELETED', { id });
}
