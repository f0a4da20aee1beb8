/** Background jobs: what they announce. */
import type { Scenario } from '../engine/format.js';

export const jobScenarios: Scenario[] = [
  {
    id: 'event/JOB_STATUS_CHANGE/stimulus',
    title: 'every change of status is announced, until the job is gone',
    given: ['null-co'],
    steps: [
      { execute: 'block-stream', arguments: { device: 'disk', 'job-id': 'job', 'auto-dismiss': false } },
      ...['created', 'running', 'waiting', 'pending', 'concluded'].map((status) => ({
        event: 'JOB_STATUS_CHANGE',
        data: { id: 'job', status },
      })),
      { query: 'query-jobs', has: { id: 'job', type: 'stream', status: 'concluded' } },
      { execute: 'job-dismiss', arguments: { id: 'job' } },
      { event: 'JOB_STATUS_CHANGE', data: { id: 'job', status: 'null' } },
      { query: 'query-jobs', lacks: { id: 'job' } },
    ],
  },
];
