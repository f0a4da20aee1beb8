/** Requests that make a server send events of its own accord, and how to tell these events from others. */
import { isObject, type JsonObject } from '../../../schema/json.js';
import { makeRequest, removeRequest } from '../../../schema/qemu/derived.js';

export interface TriggerStep {
  execute: string;
  arguments?: JsonObject;
}

export interface Trigger {
  name: string;
  prepare: TriggerStep[];
  act: TriggerStep[];
  /** Restores what `prepare` and `act` changed. */
  undo: TriggerStep[];
  /** Events that it causes in every version, in this order, each with some of its data. */
  comes: { event: string; data?: JsonObject }[];
  /** The event is of this stimulus; no two of them are alike. */
  mine(event: JsonObject): boolean;
  /** Nothing of this stimulus comes after it. */
  last(event: JsonObject): boolean;
  lastName: string;
  /** What to do instead where the machine is not running. */
  stopped?: Pick<Trigger, 'act' | 'comes' | 'lastName'>;
}

const JOB = 'qmpspec-job';
const NODE = 'qmpspec-node';

const jobStatus = (status: string) => ({ event: 'JOB_STATUS_CHANGE', data: { id: JOB, status } });

const dataOf = ({ data }: JsonObject): JsonObject => (isObject(data) ? data : {});

export const TRIGGERS: Trigger[] = [
  {
    // A job without work: nothing to stream into a node of no contents. It runs, concludes and goes by itself.
    name: 'job',
    prepare: [makeRequest('block-node', NODE)],
    act: [{ execute: 'block-stream', arguments: { device: NODE, 'job-id': JOB } }],
    undo: [removeRequest('block-node', NODE)],
    comes: [
      ...['created', 'running'].map(jobStatus),
      { event: 'BLOCK_JOB_COMPLETED', data: { device: JOB, type: 'stream' } },
      ...['concluded', 'null'].map(jobStatus),
    ],
    mine: (event) => dataOf(event).id === JOB || dataOf(event).device === JOB,
    last: (event) => dataOf(event).status === 'null',
    lastName: 'JOB_STATUS_CHANGE',
  },
  {
    name: 'stop-resume',
    prepare: [],
    act: [{ execute: 'stop' }, { execute: 'cont' }],
    undo: [],
    comes: [{ event: 'STOP' }, { event: 'RESUME' }],
    mine: ({ event }) => event === 'STOP' || event === 'RESUME',
    last: () => true,
    lastName: 'RESUME',
    stopped: {
      act: [{ execute: 'cont' }, { execute: 'stop' }],
      comes: [{ event: 'RESUME' }, { event: 'STOP' }],
      lastName: 'STOP',
    },
  },
];
