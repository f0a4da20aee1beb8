/** Servers whose checks of single commands are broken, or whose refusals do not say what is wrong (W30). */
import type { JsonObject } from '../../schema/json.js';
import { exchanging, rearguing, requestArguments } from './exchange.js';
import { accept, descOf, type Mutant, withClass } from './mutant.js';

const refusal = (desc: string) => ({ class: 'GenericError', desc });

/** Refusals of one command, or of all, that match are successes. */
const accepting = (command: string | null, pattern: RegExp) =>
  exchanging({
    reply: (reply, { execute }) =>
      pattern.test(descOf(reply)) && (command === null || execute === command) ? accept(reply) : reply,
  });

const redescribing = (change: (desc: string, command: string) => string) =>
  exchanging({
    reply(reply, { execute }) {
      if (!('error' in reply)) return reply;
      const desc = change(descOf(reply), String(execute));
      return { ...reply, error: { ...(reply.error as JsonObject), desc } };
    },
  });

const reclassing = (pattern: RegExp, className: string) =>
  exchanging({ reply: (reply) => (pattern.test(descOf(reply)) ? withClass(reply, className) : reply) });

export const checkMutants: Mutant[] = [
  {
    name: 'unexpected arguments of one query passed over',
    mutation: rearguing(() => ({}), ['query-block-exports']),
    kills: { 'command/query-block-exports/unexpected': 'rejection/accepted' },
  },
  {
    name: 'one mandatory argument may be left out',
    mutation: accepting('object-del', /is missing/),
    kills: { 'command/object-del/argument/id/missing': 'rejection/accepted' },
  },
  {
    name: 'mandatory arguments may be left out',
    mutation: accepting(null, /is missing/),
    kills: { 'command/*/argument/*/missing': 'rejection/accepted' },
  },
  {
    name: 'nothing is of a wrong type',
    mutation: accepting(null, /Invalid parameter type/),
    kills: { 'command/*/argument/*/type/*': 'rejection/accepted' },
  },
  {
    name: 'a deep mandatory member may be left out',
    mutation: accepting('nbd-server-start', /is missing/),
    kills: { 'command/nbd-server-start/argument/**/missing': 'rejection/accepted' },
  },
  {
    name: 'one optional argument is mandatory',
    mutation: exchanging({
      reply: (reply, request) =>
        request.execute === 'query-named-block-nodes' &&
        !('flat' in requestArguments(request)) &&
        'return' in reply
          ? { id: reply.id ?? null, error: refusal("Parameter 'flat' is missing") }
          : reply,
    }),
    kills: { 'command/query-named-block-nodes/reply': 'reply/optional' },
  },
  {
    name: 'refusals name no parameter',
    mutation: redescribing((desc) => desc.replace(/'[^']*'/g, "'?'")),
    kills: { 'command/**': 'rejection/names-parameter' },
  },
  {
    name: 'the refusals of one command name no parameter',
    mutation: redescribing((desc, command) => (command === 'job-cancel' ? 'Invalid parameter' : desc)),
    kills: { 'command/job-cancel/**': 'rejection/names-parameter' },
  },
  {
    name: 'refusals name another parameter',
    mutation: redescribing((desc) => desc.replace(/(?<=[Pp]arameter[^']*)'[^']*'/, "'something-else'")),
    kills: { 'command/**': 'rejection/names-parameter' },
  },
  {
    name: 'what is missing is not found',
    mutation: reclassing(/is missing/, 'DeviceNotFound'),
    kills: { 'command/**/missing': 'rejection/late' },
  },
  {
    name: 'a wrong type is an unknown command',
    mutation: reclassing(/Invalid parameter type/, 'CommandNotFound'),
    kills: { 'command/**/type/*': 'rejection/class' },
  },
  {
    name: 'an unexpected argument is an inactive device',
    mutation: reclassing(/is unexpected/, 'DeviceNotActive'),
    kills: { 'command/*/unexpected': 'rejection/late' },
  },
];
