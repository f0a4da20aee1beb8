/** Transactions: all of it or nothing. */
import type { Scenario, Step } from './engine/format.js';

const bitmap = (name: string) => ({ type: 'block-dirty-bitmap-add', data: { node: 'disk', name } });
const bitmaps = (of: object): Step => ({
  query: 'query-named-block-nodes',
  has: { 'node-name': 'disk', 'dirty-bitmaps': of as never },
});
const unlimited = (device: string): Step => ({
  execute: 'block-job-set-speed',
  arguments: { device, speed: 0 },
});

export const transactionScenarios: Scenario[] = [
  {
    id: 'command/transaction/success',
    title: 'all actions of a transaction are done',
    given: ['null-co'],
    steps: [
      { execute: 'transaction', arguments: { actions: [bitmap('a'), bitmap('b')] }, returns: {} },
      bitmaps({ $length: 2, $has: { name: 'a' } }),
      bitmaps({ $has: { name: 'b' } }),
    ],
  },
  {
    id: 'command/transaction/success/empty',
    title: 'a transaction of nothing succeeds',
    steps: [{ execute: 'transaction', arguments: { actions: [] }, returns: {} }],
    vacuous: 'there is nothing to do',
  },
  {
    id: 'command/transaction/failure/one-fails',
    title: 'when one action fails, none is done',
    given: ['null-co', 'bitmap'],
    steps: [
      {
        execute: 'transaction',
        arguments: { actions: [bitmap('a'), bitmap('b'), bitmap('bitmap')] },
        error: 'GenericError',
      },
      bitmaps([{ name: 'bitmap' }]),
    ],
  },
  {
    id: 'command/transaction/failure/clear-undone',
    title: 'a bitmap that was cleared in a transaction that fails is as it was',
    given: ['null-co', 'bitmap', 'written over'],
    steps: [
      bitmaps([{ name: 'bitmap', count: 1_048_576 }]),
      {
        execute: 'transaction',
        arguments: {
          actions: [
            { type: 'block-dirty-bitmap-clear', data: { node: 'disk', name: 'bitmap' } },
            bitmap('bitmap'),
          ],
        },
        error: 'GenericError',
      },
      bitmaps([{ name: 'bitmap', count: 1_048_576 }]),
    ],
  },
  {
    id: 'command/transaction/success/grouped-jobs-done',
    title: 'jobs of one group wait for each other: none is pending before both have done their work',
    given: ['grouped jobs'],
    steps: [
      unlimited('job'),
      { query: 'query-jobs', has: { id: 'job', status: 'waiting' }, eventually: true },
      { no_event: 'JOB_STATUS_CHANGE', data: { status: 'pending' } },
      unlimited('other'),
      ...['job', 'other'].map((id) => ({ event: 'JOB_STATUS_CHANGE', data: { id, status: 'pending' } })),
    ],
  },
  {
    id: 'command/transaction/success/grouped-jobs',
    title: 'jobs of one group end together: when one is cancelled, so is the other',
    given: ['waiting job'],
    steps: [
      { query: 'query-jobs', has: { id: 'other', status: 'running' } },
      { execute: 'job-cancel', arguments: { id: 'other' } },
      {
        query: 'query-jobs',
        has: { id: 'job', status: 'concluded', error: { $type: 'string' } },
        eventually: true,
      },
      { query: 'query-jobs', has: { id: 'other', status: 'concluded' }, eventually: true },
    ],
  },
];
