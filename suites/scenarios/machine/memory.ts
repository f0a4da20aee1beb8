/** Guest memory: saved, dumped, described. */
import type { Scenario } from '../engine/format.js';
import { guest } from './guest.js';
import { PAUSED, PC, QTEST } from './machines.js';

const machine = [...PC, ...QTEST];
const written = guest('write 0x1000 0x8 0x0123456789abcdef');
const saved = { size: 8, start: '0123456789abcdef' };
const range = { val: 0x1000, size: 8 };
const dump = { paging: false, protocol: 'file:$DIR/dump' };
const elf = { start: { $matches: '^7f454c46' } };

export const memoryScenarios: Scenario[] = [
  ...['memsave', 'pmemsave'].map(
    (command): Scenario => ({
      id: `command/${command}/success`,
      title: 'the bytes of the range are in the file, no more and no less',
      machine,
      given: [written],
      steps: [
        { execute: command, arguments: { ...range, filename: '$DIR/saved' }, returns: {} },
        { stimulus: 'read-file', with: { path: '$DIR/saved' }, returns: saved },
      ],
    }),
  ),
  {
    id: 'command/memsave/failure/no-processor',
    title: 'a processor that does not exist has no memory to save',
    machine: PC,
    steps: [
      {
        execute: 'memsave',
        arguments: { ...range, filename: '$DIR/saved', 'cpu-index': 99 },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/dump-guest-memory/success',
    title: 'a dump holds all memory, and has been completed when the command returns',
    machine: PC,
    steps: [
      { execute: 'dump-guest-memory', arguments: dump, returns: {} },
      { query: 'query-dump', is: { status: 'completed', completed: { $atLeast: 16_777_216 } } },
      { stimulus: 'read-file', with: { path: '$DIR/dump' }, returns: { size: { $atLeast: 16_777_216 } } },
      { stimulus: 'read-file', with: { path: '$DIR/dump' }, returns: elf, stands: 'convention' },
    ],
  },
  {
    id: 'event/DUMP_COMPLETED/stimulus',
    title: 'a dump in the background is announced when it has been completed, with what was dumped',
    machine: PC,
    steps: [
      { execute: 'dump-guest-memory', arguments: { ...dump, detach: true }, returns: {} },
      {
        event: 'DUMP_COMPLETED',
        data: {
          result: { status: 'completed', completed: { $atLeast: 16_777_216 } },
          error: { $absent: true },
        },
        save: { total: 'result.total' },
      },
      { query: 'query-dump', is: { status: 'completed', total: '$total', completed: '$total' } },
    ],
  },
  {
    id: 'command/query-dump/success',
    title: 'without a dump there is no status',
    machine: [...PC, ...PAUSED],
    steps: [
      { query: 'query-dump', is: { status: 'none' } },
      { query: 'query-dump', is: { completed: 0, total: 0 }, stands: 'convention' },
    ],
  },
  {
    id: 'command/query-dump-guest-memory-capability/success',
    title: 'dumps in ELF are always possible',
    machine: [...PC, ...PAUSED],
    steps: [{ query: 'query-dump-guest-memory-capability', is: { formats: { $has: 'elf' } } }],
  },
  {
    id: 'command/query-memdev/success',
    title: 'a memory backend is listed with its size',
    given: [
      {
        execute: 'object-add',
        arguments: { 'qom-type': 'memory-backend-ram', id: 'backend', size: 2_097_152 },
      },
    ],
    steps: [{ query: 'query-memdev', has: { id: 'backend', size: 2_097_152 } }],
  },
  {
    id: 'command/query-memory-size-summary/success',
    title: 'the memory that the machine began with is told in bytes',
    machine: [...PC, ...PAUSED],
    steps: [{ query: 'query-memory-size-summary', is: { 'base-memory': 16_777_216 } }],
  },
  {
    id: 'command/calc-dirty-rate/success',
    title: 'a measurement of the rate at which memory changes ends with a rate',
    machine: PC,
    steps: [
      { execute: 'calc-dirty-rate', arguments: { 'calc-time': 1 }, returns: {} },
      {
        query: 'query-dirty-rate',
        has: { status: 'measured', 'dirty-rate': { $type: 'integer' }, 'calc-time': 1 },
        eventually: true,
      },
    ],
  },
  {
    id: 'command/calc-dirty-rate/failure/time',
    title: 'a measurement takes between 1 and 60 seconds',
    machine: PC,
    steps: [{ execute: 'calc-dirty-rate', arguments: { 'calc-time': 0 }, error: 'GenericError' }],
  },
  {
    id: 'command/query-dirty-rate/success',
    title: 'before a measurement there is none',
    machine: PC,
    steps: [{ query: 'query-dirty-rate', is: { status: 'unstarted' } }],
  },
];
