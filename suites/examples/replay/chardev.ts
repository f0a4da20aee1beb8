import { isObject, type JsonObject } from '../../../schema/json.js';
import type { ResourceStep } from '../../commands/things.js';
import type { ExampleScenario } from './scenario.js';

const PROBE = 'example-probe';

const chardev = (id: string, type: string, data = {}): ResourceStep => [
  'chardev-add',
  { id, backend: { type, data } },
];
const gone = (id: string): ResourceStep => ['chardev-remove', { id }];

/** Not every host lets one have a terminal: one that is made and taken away tells. */
const onHost = ({ backend }: JsonObject): ResourceStep[] =>
  isObject(backend) && backend.type === 'pty' ? [chardev(PROBE, 'pty'), gone(PROBE)] : [];

const onBuffer = (...before: ResourceStep[]): ExampleScenario => ({
  before: [chardev('$device', 'ringbuf', { size: 1024 }), ...before],
  after: [gone('$device')],
});

export const CHARDEVS: Record<string, ExampleScenario> = {
  'chardev-add': { before: onHost, files: ['out', 'path'], after: [gone('$id')] },
  'chardev-change': {
    before: (args) => [...onHost(args), chardev('$id', 'null')],
    files: ['out', 'path'],
    after: [gone('$id')],
  },
  'chardev-remove': { before: [chardev('$id', 'null')] },
  'chardev-send-break': { before: [chardev('$id', 'null')], after: [gone('$id')] },
  'ringbuf-write': onBuffer(),
  'ringbuf-read': onBuffer(['ringbuf-write', { device: '$device', data: 'abcdefgh' }]),
};
