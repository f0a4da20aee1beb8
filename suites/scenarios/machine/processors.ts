/** Processors and their models. */
import type { Scenario } from '../engine/format.js';
import { PAUSED, PC } from './machines.js';

export const processorScenarios: Scenario[] = [
  {
    id: 'command/query-cpus-fast/success',
    title:
      'every processor of the machine is listed, with its index, and as of the architecture that query-target names',
    machine: [...PC, ...PAUSED, '-smp', '2'],
    given: [{ query: 'query-target', has: { arch: { $type: 'string' } }, save: { arch: 'arch' } }],
    steps: [
      { query: 'query-cpus-fast', is: { $length: 2 } },
      { query: 'query-cpus-fast', has: { 'cpu-index': 0, target: '$arch' } },
      { query: 'query-cpus-fast', has: { 'cpu-index': 1, target: '$arch' } },
    ],
  },
  {
    id: 'command/query-cpu-definitions/success',
    title: 'models are listed by name',
    steps: [{ query: 'query-cpu-definitions', has: { name: { $matches: '.' } } }],
  },
  {
    id: 'command/query-cpu-model-expansion/success',
    title: 'a model is expanded into the base model and properties',
    machine: [...PC, ...PAUSED],
    steps: [
      {
        query: 'query-cpu-model-expansion',
        arguments: { type: 'static', model: { name: 'qemu64' } },
        is: { model: { name: { $type: 'string' }, props: { $type: 'object' } } },
      },
      {
        query: 'query-cpu-model-expansion',
        arguments: { type: 'static', model: { name: 'qemu64' } },
        is: { model: { name: 'base', props: { lm: true } } },
        stands: 'convention',
      },
    ],
  },
  {
    id: 'command/query-cpu-model-expansion/success/full',
    title: 'a property that was asked for is in the full expansion',
    machine: [...PC, ...PAUSED],
    steps: [
      {
        query: 'query-cpu-model-expansion',
        arguments: { type: 'full', model: { name: 'qemu64', props: { lm: false } } },
        is: { model: { props: { lm: false } } },
      },
    ],
  },
  {
    id: 'command/query-cpu-model-expansion/failure/unknown',
    title: 'a model that does not exist cannot be expanded',
    machine: [...PC, ...PAUSED],
    steps: [
      {
        execute: 'query-cpu-model-expansion',
        arguments: { type: 'static', model: { name: 'qmpspec-none' } },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/set-numa-node/success',
    title: 'a processor belongs to the node that it was given before the machine was made',
    machine: [
      ...['-nodefaults', '-machine', 'pc', '-m', '64', '-preconfig', '-smp', '2,sockets=2,cores=1,threads=1'],
      ...['-object', 'memory-backend-ram,id=mem,size=64M', '-numa', 'node,nodeid=0,memdev=mem'],
    ],
    given: [
      { query: 'query-status', is: { running: false, status: { $oneOf: ['preconfig', 'prelaunch'] } } },
    ],
    steps: [
      {
        execute: 'set-numa-node',
        arguments: { type: 'cpu', 'node-id': 0, 'socket-id': 1, 'core-id': 0, 'thread-id': 0 },
        returns: {},
      },
      { query: 'query-hotpluggable-cpus', has: { props: { 'socket-id': 1, 'node-id': 0 } } },
    ],
  },
  {
    id: 'command/set-numa-node/failure/too-late',
    title: 'a machine that has been made keeps its nodes',
    machine: PC,
    steps: [
      {
        execute: 'set-numa-node',
        arguments: { type: 'node', nodeid: 0 },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/x-exit-preconfig/success',
    title: 'the machine is made when it is no longer to be configured',
    machine: [...PC, ...PAUSED, '-preconfig'],
    given: [
      { query: 'query-status', is: { running: false, status: { $oneOf: ['preconfig', 'prelaunch'] } } },
    ],
    steps: [
      { execute: 'x-exit-preconfig', returns: {} },
      { query: 'query-status', is: { running: false, status: 'prelaunch' } },
      { query: 'query-cpus-fast', has: { 'cpu-index': 0 } },
    ],
  },
  {
    id: 'command/x-exit-preconfig/failure/too-late',
    title: 'a machine that has been made is not configured any more',
    machine: PC,
    steps: [{ execute: 'x-exit-preconfig', error: 'GenericError' }],
  },
];
