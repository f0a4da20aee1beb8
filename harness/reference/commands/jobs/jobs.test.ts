import { beforeEach, expect, test } from 'vitest';
import { loadCatalog } from '../../../../schema/catalogs.js';
import { isObject, type JsonObject, type JsonValue } from '../../../../schema/json.js';
import { runOn } from '../../../../test/reference/run-on.js';
import { ReferenceMachine } from '../../reference-machine.js';

const model = loadCatalog('introspection-qemu-system-7.2');
let machine: ReferenceMachine;
let heard: JsonValue[];

beforeEach(() => {
  machine = new ReferenceMachine(model, 0);
  heard = [];
  machine.listeners.add({
    event: ({ event, data }) =>
      heard.push(isObject(data) && event === 'JOB_STATUS_CHANGE' ? (data.status ?? '') : (event ?? '')),
    quit: () => {},
  });
  for (const node of ['n', 'm']) run('blockdev-add', { driver: 'null-co', 'node-name': node });
});

const run = (name: string, args?: JsonObject) => runOn(machine, name, args);

const stream = (options: JsonObject = {}) => run('block-stream', { device: 'n', 'job-id': 'j', ...options });
const mirror = () => run('blockdev-mirror', { device: 'n', target: 'm', sync: 'full', 'job-id': 'j' });
const statuses = (query: string) => (run(query) as JsonObject[]).map((job) => job.status);

test('a job left alone runs to its end and is gone', () => {
  stream();
  expect(heard).toEqual([
    'created',
    'running',
    'waiting',
    'pending',
    'BLOCK_JOB_COMPLETED',
    'concluded',
    'null',
  ]);
  expect(statuses('query-jobs')).toEqual([]);
});

test('a job waits to be finalized and dismissed where the client wants that', () => {
  stream({ 'auto-finalize': false, 'auto-dismiss': false });
  expect(heard.at(-1)).toBe('BLOCK_JOB_PENDING');
  expect(statuses('query-jobs')).toEqual(['pending']);
  expect(() => run('job-dismiss', { id: 'j' })).toThrow(
    /state 'pending' cannot accept command verb 'dismiss'/,
  );
  expect(stream).toThrow(/already in use/);
  run('job-finalize', { id: 'j' });
  expect(statuses('query-block-jobs')).toEqual(['concluded']);
  expect(() => run('job-cancel', { id: 'j' })).toThrow(/state 'concluded'/);
  run('block-job-dismiss', { id: 'j' });
  expect(heard.slice(-3)).toEqual(['BLOCK_JOB_COMPLETED', 'concluded', 'null']);
  expect(() => run('job-dismiss', { id: 'j' })).toThrow('Job not found');
});

test('a pending job can be cancelled', () => {
  stream({ 'auto-finalize': false });
  run('job-cancel', { id: 'j' });
  expect(heard.slice(-4)).toEqual(['aborting', 'BLOCK_JOB_CANCELLED', 'concluded', 'null']);
});

test('a mirror is ready until it is completed, and can be paused meanwhile', () => {
  mirror();
  expect(heard).toEqual(['created', 'running', 'ready', 'BLOCK_JOB_READY']);
  expect(() => run('job-resume', { id: 'j' })).toThrow(/not paused/);
  run('job-pause', { id: 'j' });
  expect(() => run('block-job-pause', { device: 'j' })).toThrow(/already paused/);
  expect(() => run('job-complete', { id: 'j' })).toThrow(/state 'standby'/);
  run('block-job-resume', { device: 'j' });
  run('job-complete', { id: 'j' });
  expect(heard.slice(4)).toEqual([
    'standby', 'ready', 'waiting', 'pending', 'BLOCK_JOB_COMPLETED', 'concluded', 'null',
  ]); // biome-ignore format: a list
});

test.each([
  ['block-job-cancel', { device: 'j' }, 'BLOCK_JOB_COMPLETED'],
  ['block-job-cancel', { device: 'j', force: true }, 'BLOCK_JOB_CANCELLED'],
  ['job-cancel', { id: 'j' }, 'BLOCK_JOB_CANCELLED'],
])('%s %j ends a ready mirror with %s', (name, args, event) => {
  mirror();
  run(name, args);
  expect(heard.at(-3)).toBe(event);
});

test('blockdev-create is no block job, and waits to be dismissed', () => {
  run('blockdev-create', { 'job-id': 'c', options: { driver: 'file', filename: 'f', size: 0 } });
  expect(heard).toEqual(['created', 'running', 'waiting', 'pending', 'concluded']);
  expect([statuses('query-jobs'), statuses('query-block-jobs')]).toEqual([['concluded'], []]);
  expect(() => run('block-job-dismiss', { id: 'c' })).toThrow(
    expect.objectContaining({ errorClass: 'DeviceNotActive' }),
  );
});
