/** What jobs announce, and how it fits what queries say of them. */
import type { Scenario, Step } from '../engine/format.js';

/** How much there was to do, and in which unit, no sentence says: it goes beyond. */
const event = (name: string, data: object, beyond?: object): Step => ({
  event: name,
  data: data as never,
  ...(beyond === undefined ? {} : { beyond: beyond as never }),
});
/** A drain may pause and resume a job at any time. */
const RECURRING = ['running', 'paused', 'ready', 'standby'];
/** Documented to be perhaps not visible. */
const FLEETING = ['waiting', 'pending', 'aborting'];
const statuses = (...names: string[]): Step[] =>
  names.map((status) => ({
    event: 'JOB_STATUS_CHANGE',
    data: { id: 'job', status },
    ...(FLEETING.includes(status) ? { stands: 'convention' as const } : {}),
    ...(RECURRING.includes(status) ? { many: true } : {}),
  }));
const status = (name: string): Step => ({
  query: 'query-jobs',
  has: { id: 'job', status: name },
  eventually: true,
});
const gone: Step = { query: 'query-jobs', lacks: { id: 'job' }, eventually: true };

const SIZE = 65_536;
const two = ['source', 'target'].map((node) => ({ 'null-co': { node, size: SIZE } }));
const start = (execute: string, more: object = {}): Step => ({
  execute,
  arguments: { device: 'source', target: 'target', 'job-id': 'job', sync: 'full', ...more } as never,
});
const all = { len: SIZE, offset: SIZE };
const device = 'job';

export const jobEventScenarios: Scenario[] = [
  {
    id: 'event/JOB_STATUS_CHANGE/stimulus',
    title: 'every change of status is announced, until the job is gone',
    given: two,
    steps: [
      start('blockdev-backup', { 'auto-dismiss': false }),
      ...statuses('created', 'running', 'waiting', 'pending', 'concluded'),
      { query: 'query-jobs', has: { id: 'job', type: 'backup', status: 'concluded' } },
      { execute: 'job-dismiss', arguments: { id: 'job' } },
      ...statuses('null'),
      { query: 'query-jobs', lacks: { id: 'job' } },
    ],
  },
  {
    id: 'event/JOB_STATUS_CHANGE/stimulus/pause',
    title: 'pausing and resuming are announced',
    given: ['ready job'],
    steps: [
      ...statuses('ready'),
      { execute: 'job-pause', arguments: { id: 'job' } },
      ...statuses('standby'),
      { execute: 'job-resume', arguments: { id: 'job' } },
      ...statuses('ready'),
    ],
  },
  {
    id: 'event/JOB_STATUS_CHANGE/stimulus/cancel',
    title: 'a job that is cancelled is announced to be concluded',
    given: ['pending job'],
    steps: [
      { execute: 'job-cancel', arguments: { id: 'job' } },
      ...statuses('aborting', 'concluded'),
      { query: 'query-jobs', has: { id: 'job', status: 'concluded' } },
    ],
  },
  {
    id: 'event/BLOCK_JOB_COMPLETED/stimulus',
    title: 'a job that has done its work is announced once, without an error',
    given: two,
    steps: [
      start('blockdev-backup', { 'auto-dismiss': false }),
      event('BLOCK_JOB_COMPLETED', { type: 'backup', device, error: { $absent: true } }, all),
      status('concluded'),
      { no_event: 'BLOCK_JOB_CANCELLED' },
    ],
  },
  {
    id: 'event/BLOCK_JOB_COMPLETED/stimulus/mirror',
    title: 'a mirror completes when it is told to, after it was ready',
    given: two,
    steps: [
      start('blockdev-mirror'),
      event('BLOCK_JOB_READY', { type: 'mirror', device }, all),
      { no_event: 'BLOCK_JOB_COMPLETED' },
      { execute: 'job-complete', arguments: { id: 'job' } },
      event('BLOCK_JOB_COMPLETED', { type: 'mirror', device }, all),
      gone,
    ],
  },
  {
    id: 'event/BLOCK_JOB_COMPLETED/stimulus/error',
    title: 'a job that failed is announced with its error',
    given: ['failing reads', { 'null-co': { node: 'target' } }],
    steps: [
      {
        execute: 'blockdev-backup',
        arguments: { device: 'disk', target: 'target', 'job-id': 'job', sync: 'full', 'auto-dismiss': false },
      },
      event('BLOCK_JOB_COMPLETED', { device: 'job', type: 'backup', error: { $type: 'string' } }),
      status('concluded'),
      { query: 'query-jobs', has: { id: 'job', error: { $type: 'string' } } },
    ],
  },
  {
    id: 'event/BLOCK_JOB_READY/stimulus',
    title: 'a mirror that has caught up is announced once, and told to be ready',
    given: two,
    steps: [
      start('blockdev-mirror'),
      event('BLOCK_JOB_READY', { type: 'mirror', device }, { ...all, speed: 0 }),
      status('ready'),
      { query: 'query-block-jobs', has: { device: 'job', ready: true } },
    ],
  },
  {
    id: 'event/BLOCK_JOB_PENDING/stimulus',
    title: 'a job that waits to be finalized is announced once',
    given: two,
    steps: [
      start('blockdev-backup', { 'auto-finalize': false }),
      event('BLOCK_JOB_PENDING', { $exactly: { type: 'backup', id: 'job' } }),
      status('pending'),
      { no_event: 'BLOCK_JOB_COMPLETED' },
      { execute: 'job-finalize', arguments: { id: 'job' } },
      event('BLOCK_JOB_COMPLETED', { device: 'job' }),
    ],
  },
  {
    id: 'event/BLOCK_JOB_CANCELLED/stimulus',
    title: 'a job that was cancelled is announced once, and is not said to have completed',
    given: ['running job'],
    steps: [
      { execute: 'block-job-cancel', arguments: { device: 'job' } },
      event('BLOCK_JOB_CANCELLED', { type: 'backup', device, speed: SIZE }, { len: 16_777_216 }),
      status('concluded'),
      { no_event: 'BLOCK_JOB_COMPLETED' },
    ],
  },
  {
    id: 'event/BLOCK_JOB_ERROR/stimulus',
    title: 'an error that a job meets is announced with what it did about it',
    given: ['failing reads', { 'null-co': { node: 'target' } }],
    steps: [
      {
        execute: 'blockdev-backup',
        arguments: {
          device: 'disk',
          target: 'target',
          'job-id': 'job',
          sync: 'full',
          'on-source-error': 'report',
        },
      },
      { event: 'BLOCK_JOB_ERROR', data: { device: 'job', operation: 'read', action: 'report' }, many: true },
    ],
  },
  {
    id: 'event/BLOCK_JOB_ERROR/stimulus/stop',
    title: 'a job told to stop at errors is paused by one, and says so',
    given: ['failing reads', { 'null-co': { node: 'target' } }],
    steps: [
      {
        execute: 'blockdev-backup',
        arguments: {
          device: 'disk',
          target: 'target',
          'job-id': 'job',
          sync: 'full',
          'on-source-error': 'stop',
        },
      },
      { event: 'BLOCK_JOB_ERROR', data: { device: 'job', operation: 'read', action: 'stop' }, many: true },
      status('paused'),
      { query: 'query-block-jobs', has: { device: 'job', 'io-status': 'failed' } },
    ],
  },
];
