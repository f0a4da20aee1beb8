/** Servers whose state is not what their replies say: a refusal that acts, a success that does not (W30, W62). */
import type { JsonObject, JsonValue } from '../../schema/json.js';
import { exchanging, requestArguments, returning, secretly } from './exchange.js';
import type { Mutant } from './mutant.js';
import type { Link, Mutation } from './mutation.js';
import { pretending } from './pretence.js';

/** Whenever a request is refused that is where, something is made in secret. */
const leaking = (
  where: (command: string, args: Record<string, JsonValue | undefined>) => boolean,
  make: (name: string) => [string, Record<string, JsonValue>],
): Mutation =>
  exchanging({
    reply(reply, request, link) {
      if ('error' in reply && where(String(request.execute), requestArguments(request))) {
        const [command, args] = make(nextName(link));
        secretly(link, command, args);
      }
      return reply;
    },
  });

function nextName({ shared }: Link): string {
  shared.leaks = ((shared.leaks as number) ?? 0) + 1;
  return `leak-${shared.leaks}`;
}

const node = (name: string): [string, Record<string, JsonValue>] => [
  'blockdev-add',
  { driver: 'null-co', 'node-name': name },
];
const thread = (name: string): [string, Record<string, JsonValue>] => [
  'object-add',
  { 'qom-type': 'iothread', id: name },
];
const chardev = (name: string): [string, Record<string, JsonValue>] => [
  'chardev-add',
  { id: name, backend: { type: 'null', data: {} } },
];

/** What is refused for something unexpected is carried out without it. */
const doing = (
  where: (request: JsonObject) => boolean,
  without: (request: JsonObject) => JsonObject,
): Mutation =>
  exchanging({
    reply(reply, request, link) {
      if ('error' in reply && where(request))
        secretly(link, String(request.execute), requestArguments(without(request)) as JsonObject);
      return reply;
    },
  });

const UNEXPECTED = 'qmpspec-unexpected';
const lessArgument = (request: JsonObject): JsonObject => {
  const { [UNEXPECTED]: _, ...args } = requestArguments(request);
  return { ...request, arguments: args };
};

const LISTED = { 'command-scenario/populated': '', 'order/effect/*': '' };
const unlisting = (query: string): Mutant => ({
  name: `${query} lists nothing`,
  mutation: returning(query, (list) => (Array.isArray(list) ? [] : list)),
  kills: LISTED,
});

export const stateMutants: Mutant[] = [
  {
    name: 'an unexpected argument leaves a block node behind',
    mutation: leaking((command, args) => command === 'blockdev-del' && 'qmpspec-unexpected' in args, node),
    kills: { 'command/blockdev-del/unexpected': 'rejection/state' },
  },
  {
    name: 'a refused cancelling leaves a thread behind',
    mutation: leaking((command, args) => command === 'job-cancel' && 'qmpspec-unexpected' in args, thread),
    kills: { 'command/job-cancel/unexpected': 'rejection/state' },
  },
  {
    name: 'an object without an id leaves one behind',
    mutation: leaking((command, { id }) => command === 'object-add' && id === undefined, thread),
    kills: { 'command/object-add/argument/**': 'rejection/state' },
  },
  {
    name: 'a wrong type leaves a character device behind',
    mutation: leaking((command, { id }) => command === 'chardev-remove' && typeof id === 'number', chardev),
    kills: { 'command/chardev-remove/argument/id/type/integer': 'rejection/state' },
  },
  {
    name: 'a missing argument leaves a block node behind',
    mutation: leaking((command, args) => command === 'job-dismiss' && !('id' in args), node),
    kills: { 'command/job-dismiss/argument/id/missing': 'rejection/state' },
  },
  {
    name: 'what is refused for an unexpected argument is done',
    mutation: doing((request) => UNEXPECTED in requestArguments(request), lessArgument),
    kills: {
      'command/{blockdev-del,object-add,object-del,block_resize}/refused-without-effect': 'rejection/state',
    },
  },
  {
    name: 'what is refused for an unexpected member is done',
    mutation: doing(
      (request) => UNEXPECTED in request,
      (request) => request,
    ),
    kills: {
      'command/{blockdev-del,object-add,object-del,block_resize}/refused-without-effect': 'rejection/state',
    },
  },
  ...['blockdev-add', 'object-add', 'chardev-add'].map((command) => ({
    name: `${command} does nothing`,
    mutation: pretending(command),
    kills: { [`command/${command}/{success,success/*}`]: '', ...LISTED },
  })),
  ...['query-named-block-nodes', 'query-chardev', 'query-jobs'].map(unlisting),
];
