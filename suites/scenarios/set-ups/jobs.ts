/** Jobs that stay in one state until somebody acts on them. */
import type { JsonObject } from '../../../schema/json.js';
import type { SetUp } from '../engine/format.js';

const inState = (status: string) => ({
  query: 'query-jobs',
  has: { id: '$job', status },
  eventually: true as const,
});

/** From a node that reads as zeros to another, so that the size says how long it takes. */
const copy = (execute: string, options: JsonObject, size: number): Pick<SetUp, 'given' | 'steps'> => ({
  given: [{ 'null-co': { node: '$source', size } }, { 'null-co': { node: '$target', size } }],
  steps: [
    {
      execute,
      arguments: {
        device: '$source',
        target: '$target',
        'job-id': '$job',
        sync: 'full',
        ...options,
        $also: '$options',
      },
    },
  ],
});

const SMALL = 65_536;
const LARGE = 16_777_216;

/** Manual all the way: it waits for the client wherever it can. */
const HELD = { 'auto-finalize': false, 'auto-dismiss': false };
/** Bytes per second; at this speed the large one takes minutes. */
const SLOW = 65_536;

const names = { job: 'job', source: 'source', target: 'target', options: {} };

export const jobs: Record<string, SetUp> = {
  'running job': {
    about: 'a backup that would take minutes',
    with: names,
    ...withState(copy('blockdev-backup', { speed: SLOW, ...HELD }, LARGE), 'running'),
  },
  'paused job': {
    about: 'the same, paused by the client',
    with: names,
    given: [{ 'running job': { job: '$job', source: '$source', target: '$target', options: '$options' } }],
    steps: [{ execute: 'job-pause', arguments: { id: '$job' } }, inState('paused')],
  },
  'ready job': {
    about: 'a mirror that has caught up and goes on mirroring',
    with: names,
    ...withState(copy('blockdev-mirror', HELD, SMALL), 'ready'),
  },
  'standby job': {
    about: 'the same, paused by the client',
    with: names,
    given: [{ 'ready job': { job: '$job', source: '$source', target: '$target', options: '$options' } }],
    steps: [{ execute: 'job-pause', arguments: { id: '$job' } }, inState('standby')],
  },
  'grouped jobs': {
    about: 'two backups that complete together, the second of which, called other, would take minutes',
    with: { job: 'job', source: 'source', target: 'target', size: LARGE, speed: SLOW },
    given: [
      { 'null-co': { node: '$source', size: '$size' } },
      { 'null-co': { node: '$target', size: '$size' } },
      { 'null-co': { node: 'other-source', size: LARGE } },
      { 'null-co': { node: 'other-target', size: LARGE } },
    ],
    steps: [
      {
        execute: 'transaction',
        arguments: {
          properties: { 'completion-mode': 'grouped' },
          actions: [
            grouped({ device: '$source', target: '$target', 'job-id': '$job', speed: '$speed' }),
            grouped({ device: 'other-source', target: 'other-target', 'job-id': 'other', speed: SLOW }),
          ],
        },
      },
    ],
  },
  'waiting job': {
    about: 'a backup that is done, in one transaction with one that is not, which is called other',
    with: { job: 'job', source: 'source', target: 'target' },
    given: [
      {
        'grouped jobs': { job: '$job', source: '$source', target: '$target', size: SMALL, speed: 0 },
      },
    ],
    steps: [inState('waiting')],
  },
  'pending job': {
    about: 'a backup that has done its work and waits to be finalized',
    with: names,
    ...withState(copy('blockdev-backup', HELD, SMALL), 'pending'),
  },
  'concluded job': {
    about: 'a backup that is over and waits to be dismissed',
    with: names,
    ...withState(copy('blockdev-backup', { 'auto-dismiss': false }, SMALL), 'concluded'),
  },
};

function grouped(data: JsonObject): JsonObject {
  return { type: 'blockdev-backup', data: { sync: 'full', ...HELD, ...data } };
}

function withState(start: Pick<SetUp, 'given' | 'steps'>, status: string): Pick<SetUp, 'given' | 'steps'> {
  return { ...start, steps: [...start.steps, inState(status)] };
}
