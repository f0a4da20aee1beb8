/** What scenarios about jobs have in common. */
import type { Scenario, Step } from '../engine/format.js';

/** Some job is shown so. */
export const jobListed = (has: object): Step => ({ query: 'query-jobs', has: has as never });

export const nodeShows = (has: object): Step => ({ query: 'query-named-block-nodes', has: has as never });

/** The job has come to its end, and to no error. */
export const concluded = (id = 'job'): Step[] => [
  { query: 'query-jobs', has: { id, status: 'concluded' }, eventually: true },
  { query: 'query-jobs', has: { id, error: { $absent: true } } },
];

/** Of all that start a job: an id that another one has is refused, and no second job is there. */
export const sameId = (execute: string, given: Scenario['given'], args: object): Scenario => ({
  id: `command/${execute}/failure/job-id-taken`,
  title: 'ids of jobs are unique',
  given: [{ 'running job': { source: 'busy', target: 'busy-target' } }, ...(given ?? [])],
  steps: [
    { execute, arguments: { ...args, 'job-id': 'job' } as never, error: 'GenericError' },
    { query: 'query-jobs', is: { $length: 1 } },
  ],
});
