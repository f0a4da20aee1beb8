/** Servers whose replies are not of the declared type (W13, W62). */
import { isObject, type JsonObject, type JsonValue, SpelledNumber } from '../../schema/json.js';
import { exchanging, returning } from './exchange.js';
import type { Mutant } from './mutant.js';

const ofVersion = (name: string, change: (value: JsonObject) => JsonValue): Mutant => ({
  name,
  mutation: returning('query-version', (value) => change(value as JsonObject)),
  kills: { 'command/query-version/reply': 'reply/type' },
});

const ofQemu = (name: string, change: (qemu: JsonObject) => JsonObject): Mutant =>
  ofVersion(name, (value) => ({ ...value, qemu: change(value.qemu as JsonObject) }));

/** What makes something to list. */
const AMID = ['command-scenario/populated'];

const ofElements = (name: string, command: string, change: (element: JsonObject) => JsonValue): Mutant => ({
  name,
  mutation: returning(command, (list) =>
    Array.isArray(list) ? list.map((one) => (isObject(one) ? change(one) : one)) : list,
  ),
  kills: { [`command/${command}/reply`]: 'reply/type' },
  amid: AMID,
});

export const replyMutants: Mutant[] = [
  ofQemu('an integer as text', (qemu) => ({ ...qemu, minor: String(qemu.minor) })),
  ofQemu('an integer as a spelled fraction', (qemu) => ({
    ...qemu,
    minor: new SpelledNumber(`${qemu.minor}.0`),
  })),
  ofQemu('an integer with an exponent', (qemu) => ({ ...qemu, minor: new SpelledNumber(`${qemu.minor}e0`) })),
  ofQemu('a mandatory member left out', ({ micro: _, ...rest }) => rest),
  ofVersion('an undeclared member', (value) => ({ ...value, build: 'x' })),
  ofVersion('null for an object', (value) => ({ ...value, qemu: null })),
  ofVersion('null for a reply', () => null),
  ofVersion('a list around a reply', (value) => [value]),
  {
    name: 'an object for an empty list',
    mutation: returning('query-block-jobs', (list) => (Array.isArray(list) && list.length === 0 ? {} : list)),
    kills: { 'command/query-block-jobs/reply': 'reply/type' },
  },
  {
    name: 'null for an empty list',
    mutation: returning('query-jobs', (list) => (Array.isArray(list) && list.length === 0 ? null : list)),
    kills: { 'command/query-jobs/reply': 'reply/type' },
  },
  {
    name: 'true for nothing',
    mutation: returning('object-add', () => true),
    kills: { 'command/object-add/reply': 'reply/type' },
    amid: AMID,
  },
  ofElements('null for an absent member', 'query-named-block-nodes', (node) => ({
    ...node,
    backing_file: null,
  })),
  ofElements('a truth value in words', 'query-named-block-nodes', (node) => ({ ...node, ro: 'off' })),
  ofElements('a name that is a number', 'query-chardev', (chardev) => ({ ...chardev, label: 1 })),
  ofElements('a number that is a list', 'query-named-block-nodes', (node) => ({ ...node, bps: [0] })),
  ofElements('a status that is none', 'query-jobs', (job) => ({ ...job, status: 'lazy' })),
  ofElements('a character device without a label', 'query-chardev', ({ label: _, ...rest }) => rest),
  {
    name: 'a success that says nothing',
    mutation: exchanging({
      reply: (reply, { execute }) =>
        execute === 'object-del' && 'return' in reply ? { id: reply.id ?? null } : reply,
    }),
    kills: { 'monitor/envelope': '' },
    amid: AMID,
  },
];
