/** Verbs on a job that is not there. */
import type { Scenario } from '../engine/format.js';

/** Command, the argument that names the job, the documented class. */
const VERBS: readonly [command: string, name: string, errorClass: string][] = [
  ...['pause', 'resume', 'cancel', 'complete', 'finalize', 'dismiss'].map(
    (verb): [string, string, string] => [`job-${verb}`, 'id', 'GenericError'],
  ),
  ...['pause', 'resume', 'cancel', 'complete'].map((verb): [string, string, string] => [
    `block-job-${verb}`,
    'device',
    'DeviceNotActive',
  ]),
  ...['finalize', 'dismiss'].map((verb): [string, string, string] => [
    `block-job-${verb}`,
    'id',
    'DeviceNotActive',
  ]),
];

export const unknownJobScenarios: Scenario[] = [
  ...VERBS.map(([execute, name, error]) => ({
    id: `command/${execute}/failure/no-such-job`,
    title: `${execute} of a job that is not there is refused, and leaves others alone`,
    given: ['running job'],
    steps: [
      { execute, arguments: { [name]: 'nobody' }, error },
      { query: 'query-jobs', is: [{ id: 'job', status: 'running' }] },
    ],
  })),
  {
    id: 'command/block-job-set-speed/failure/no-such-job',
    title: 'the speed of a job that is not there cannot be set',
    given: ['running job'],
    steps: [
      {
        execute: 'block-job-set-speed',
        arguments: { device: 'nobody', speed: 1 },
        error: 'DeviceNotActive',
      },
      { query: 'query-block-jobs', is: [{ device: 'job', speed: 65_536 }] },
    ],
  },
];
