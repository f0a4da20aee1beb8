/** Migration to another machine, to nowhere, and from one. */
import type { JsonObject } from '../../../schema/json.js';
import type { Scenario, Step } from '../engine/format.js';
import { PC } from './machines.js';

const capabilities = (...names: string[]): JsonObject => ({
  capabilities: names.map((capability) => ({ capability, state: true })),
});
const announce: Step = { execute: 'migrate-set-capabilities', arguments: capabilities('events') };
const sink: Step = { stimulus: 'sink', with: { path: '$DIR/sink' } };
const toSink = { execute: 'migrate', arguments: { uri: 'unix:$DIR/sink' } };
const toNobody = { execute: 'migrate', arguments: { uri: 'unix:$DIR/nobody' } };
const uri = { uri: 'unix:$DIR/channel' };
const on = (execute: string, args?: JsonObject): Step => ({
  stimulus: 'peer-execute',
  with: { peer: 'other', execute, ...(args ? { arguments: args } : {}) },
});
const ended = (status: string): Step => ({ query: 'query-migrate', has: { status }, eventually: true });
const announced = (status: string): Step => ({ event: 'MIGRATION', data: { status } });

/** A migration that waits until it is told to go on. */
const waiting: Step[] = [
  { execute: 'migrate-set-capabilities', arguments: capabilities('events', 'pause-before-switchover') },
  sink,
  toSink,
  announced('pre-switchover'),
];

export const migrationScenarios: Scenario[] = [
  {
    id: 'command/migrate/success',
    title: 'a machine that has been migrated stops here and runs there',
    machine: PC,
    given: [
      { stimulus: 'peer', with: { peer: 'other', machine: [...PC, '-incoming', 'unix:$DIR/channel'] } },
    ],
    steps: [
      { execute: 'migrate', arguments: uri, returns: {} },
      { event: 'STOP' },
      ended('completed'),
      { query: 'query-status', is: { running: false, status: 'postmigrate' } },
      { stimulus: 'peer-event', with: { peer: 'other', event: 'RESUME' }, returns: {} },
      { ...(on('query-status') as { stimulus: string }), returns: { running: true, status: 'running' } },
    ],
  },
  {
    id: 'event/MIGRATION/stimulus',
    title: 'the states of a migration are announced in their order',
    machine: PC,
    given: [announce, sink],
    steps: [
      { ...toSink, returns: {} },
      ...['setup', 'active', 'completed'].map(announced),
      { query: 'query-migrate', is: { status: 'completed' } },
    ],
  },
  {
    id: 'event/MIGRATION_PASS/stimulus',
    title: 'each pass over the memory is announced with its number',
    machine: PC,
    given: [announce, sink],
    steps: [
      { ...toSink, returns: {} },
      { event: 'MIGRATION_PASS', data: { pass: 1 } },
      { event: 'MIGRATION_PASS', data: { pass: 2 }, stands: 'convention' },
    ],
  },
  {
    id: 'command/migrate/failure/under-way',
    title: 'while a migration is under way there is no second one',
    machine: PC,
    given: waiting,
    steps: [{ ...toSink, error: 'GenericError' }],
  },
  {
    id: 'command/migrate/failure/nobody-there',
    title: 'a migration to where nobody listens fails',
    machine: PC,
    given: [announce],
    steps: [
      // Whether it is refused at once, or goes wrong afterwards, no text says.
      { ...toNobody, returns: {}, stands: 'convention' },
      announced('failed'),
      { query: 'query-status', is: { running: true, status: 'running' }, stands: 'convention' },
    ],
  },
  {
    id: 'event/MIGRATION/stimulus/failed',
    title: 'a migration to where nobody listens is announced to have failed, not to be completed',
    machine: PC,
    given: [announce],
    steps: [
      { ...toNobody, either: true },
      announced('failed'),
      { no_event: 'MIGRATION', data: { status: 'completed' } },
      { query: 'query-migrate', is: { status: 'failed' } },
    ],
  },
  {
    id: 'command/migrate_cancel/success',
    title: 'a migration that is cancelled ends as such',
    machine: PC,
    given: waiting,
    steps: [
      { execute: 'migrate_cancel', returns: {} },
      announced('cancelled'),
      {
        query: 'query-status',
        is: { running: true, status: 'running' },
        eventually: true,
        stands: 'convention',
      },
    ],
  },
  {
    id: 'command/migrate_cancel/success/none',
    title: 'to cancel where there is no migration is allowed',
    machine: PC,
    steps: [
      { execute: 'migrate_cancel', returns: {} },
      { query: 'query-migrate', is: { status: { $absent: true } } },
    ],
  },
  {
    id: 'command/migrate-continue/success',
    title: 'a migration that waits before it switches over goes on, and is completed',
    machine: PC,
    given: waiting,
    steps: [
      { execute: 'migrate-continue', arguments: { state: 'pre-switchover' }, returns: {} },
      announced('device'),
      announced('completed'),
    ],
  },
  {
    id: 'command/migrate-continue/failure/not-waiting',
    title: 'where no migration waits there is none to go on',
    machine: PC,
    steps: [{ execute: 'migrate-continue', arguments: { state: 'pre-switchover' }, error: 'GenericError' }],
  },
  {
    id: 'command/migrate-incoming/success',
    title: 'a machine that waits for another one takes it in, and runs on from there',
    machine: [...PC, '-incoming', 'defer'],
    given: [announce, { query: 'query-status', is: { running: false, status: 'inmigrate' } }],
    steps: [
      { execute: 'migrate-incoming', arguments: uri, returns: {} },
      announced('setup'),
      { stimulus: 'peer', with: { peer: 'other', machine: PC } },
      on('migrate', uri),
      announced('completed'),
      { event: 'RESUME' },
      { query: 'query-status', is: { running: true, status: 'running' } },
    ],
  },
  {
    id: 'command/migrate-incoming/failure/not-waiting',
    title: 'a machine that was not told to wait for another one takes in none',
    machine: PC,
    steps: [{ execute: 'migrate-incoming', arguments: uri, error: 'GenericError' }],
  },
  {
    id: 'command/migrate-set-capabilities/success',
    title: 'a capability that was set is set, and the others are as they were',
    machine: PC,
    given: ['auto-converge', 'xbzrle'].map((capability) => ({
      query: 'query-migrate-capabilities',
      has: { capability, state: false },
    })),
    steps: [
      { execute: 'migrate-set-capabilities', arguments: capabilities('auto-converge'), returns: {} },
      { query: 'query-migrate-capabilities', has: { capability: 'auto-converge', state: true } },
      { query: 'query-migrate-capabilities', has: { capability: 'xbzrle', state: false } },
    ],
  },
  {
    id: 'command/query-migrate-capabilities/success',
    title: 'every capability is listed, and those that cost something are off',
    machine: PC,
    steps: ['xbzrle', 'events', 'postcopy-ram', 'auto-converge'].map((capability) => ({
      query: 'query-migrate-capabilities',
      has: { capability, state: false },
    })),
  },
  {
    id: 'command/migrate-set-parameters/success',
    title: 'parameters that were set are what is asked for, the others as they were',
    machine: PC,
    given: [{ query: 'query-migrate-parameters', save: { limit: 'downtime-limit' } }],
    steps: [
      {
        execute: 'migrate-set-parameters',
        arguments: { 'max-bandwidth': 12_345_678, 'multifd-channels': 3 },
        returns: {},
      },
      {
        query: 'query-migrate-parameters',
        is: { 'max-bandwidth': 12_345_678, 'multifd-channels': 3, 'downtime-limit': '$limit' },
      },
    ],
  },
  {
    id: 'command/migrate-set-parameters/failure/range',
    title: 'a parameter beyond its documented range is refused',
    machine: PC,
    steps: [
      {
        execute: 'migrate-set-parameters',
        arguments: { 'cpu-throttle-initial': 100 },
        error: 'GenericError',
      },
      { query: 'query-migrate-parameters', is: { 'cpu-throttle-initial': { $not: 100 } } },
    ],
  },
  {
    id: 'command/query-migrate-parameters/success',
    title: 'parameters have their values before any migration',
    machine: PC,
    steps: [
      {
        query: 'query-migrate-parameters',
        is: { 'max-bandwidth': { $atLeast: 1 }, 'downtime-limit': { $atLeast: 1 } },
      },
    ],
  },
  {
    id: 'command/query-migrate/success',
    title: 'before any migration there is no status',
    machine: PC,
    steps: [{ query: 'query-migrate', is: { status: { $absent: true }, ram: { $absent: true } } }],
  },
  {
    id: 'command/query-colo-status/success',
    title: 'a machine without a twin has no mode',
    machine: PC,
    steps: [{ query: 'query-colo-status', is: { mode: 'none', reason: 'none' } }],
  },
];
