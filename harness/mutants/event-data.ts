/** Servers whose events have the wrong name or data, or are not those of what has happened (W50, W62). */
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import type { Mutant } from './mutant.js';
import { replacing } from './mutant.js';

const dataOf = (value: JsonObject): JsonObject => (isObject(value.data) ? value.data : {});

const event = (
  name: string,
  which: RegExp,
  change: (value: JsonObject, raw: string) => JsonObject | string | null,
  kills: Mutant['kills'],
): Mutant => ({
  name,
  mutation: replacing((value) => typeof value.event === 'string' && which.test(value.event), change),
  kills,
  amid: ['command-scenario/populated'],
});

const JOB = /^JOB_STATUS_CHANGE$/;
const DATA = { 'event/JOB_STATUS_CHANGE/data': 'event/data' };

const data = (name: string, change: (data: JsonObject) => JsonValue): Mutant =>
  event(name, JOB, (value) => ({ ...value, data: change(dataOf(value)) }), DATA);

export const eventDataMutants: Mutant[] = [
  event('data left out', JOB, ({ data: _, ...rest }) => rest, DATA),
  data('a status that is none', (all) => ({ ...all, status: 'lazy' })),
  data('an undeclared member', (all) => ({ ...all, extra: 1 })),
  data('a member under another name', ({ status = null, ...rest }) => ({ ...rest, state: status })),
  data('an id that is a number', (all) => ({ ...all, id: 1 })),
  data('data of null', () => null),
  event('an event that nobody knows', JOB, (value) => ({ ...value, event: 'JOB_NEWS' }), {
    'monitor/event-known': '',
  }),
  event('an event in small letters', JOB, (value) => ({ ...value, event: 'job_status_change' }), {
    'monitor/event-known': '',
  }),
  event('an undeclared member of an event', /./, (value) => ({ ...value, source: 'qmpspec' }), {
    'monitor/documented-members': '',
  }),
];
