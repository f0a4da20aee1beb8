/** A machine with a twin that keeps pace with it. */
import type { Scenario, Step } from '../engine/format.js';
import { PC } from './machines.js';

const capabilities = {
  capabilities: ['x-colo', 'events'].map((capability) => ({ capability, state: true })),
};

/** Milliseconds: none is made while a case lasts, as a machine does not answer while it makes one. */
const CHECKPOINT_DELAY = 1_000_000;

const paired: Step[] = [
  { execute: 'migrate-set-capabilities', arguments: capabilities },
  { execute: 'migrate-set-parameters', arguments: { 'x-checkpoint-delay': CHECKPOINT_DELAY } },
  { stimulus: 'peer', with: { peer: 'twin', machine: [...PC, '-incoming', 'defer'] } },
  {
    stimulus: 'peer-execute',
    with: { peer: 'twin', execute: 'migrate-set-capabilities', arguments: capabilities },
  },
  {
    stimulus: 'peer-execute',
    with: { peer: 'twin', execute: 'migrate-incoming', arguments: { uri: 'unix:$DIR/twin' } },
  },
  { execute: 'migrate', arguments: { uri: 'unix:$DIR/twin' } },
  { event: 'MIGRATION', data: { status: 'colo' } },
];

export const coloScenarios: Scenario[] = [
  {
    id: 'command/query-colo-status/success/primary',
    title: 'a machine with a twin that follows it is the primary one',
    machine: PC,
    given: paired,
    steps: [{ query: 'query-colo-status', is: { mode: 'primary' }, eventually: true }],
  },
  {
    id: 'command/x-colo-lost-heartbeat/success',
    title: 'a machine that is told that its twin is lost goes on alone',
    machine: PC,
    given: [...paired, { query: 'query-colo-status', has: { mode: 'primary' }, eventually: true }],
    steps: [
      { execute: 'x-colo-lost-heartbeat', returns: {} },
      { event: 'COLO_EXIT' },
      { query: 'query-colo-status', is: { mode: 'none', 'last-mode': 'primary' }, eventually: true },
    ],
  },
  {
    id: 'event/COLO_EXIT/stimulus',
    title: 'the end of a pair is announced with the role and the reason',
    machine: PC,
    given: [...paired, { query: 'query-colo-status', has: { mode: 'primary' }, eventually: true }],
    steps: [
      { execute: 'x-colo-lost-heartbeat', returns: {} },
      { event: 'COLO_EXIT', data: { mode: 'primary', reason: { $oneOf: ['request', 'error'] } } },
    ],
  },
  {
    id: 'command/x-colo-lost-heartbeat/failure/no-twin',
    title: 'a machine without a twin cannot lose it',
    machine: PC,
    steps: [{ execute: 'x-colo-lost-heartbeat', error: 'GenericError' }],
  },
];
