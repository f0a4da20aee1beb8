/** Servers whose commands are not those that they list (W21, W60). */
import { exchanging, returning } from './exchange.js';
import type { Mutant } from './mutant.js';

const refusing = (command: string, className: string) =>
  exchanging({
    reply: (reply, { execute }) =>
      execute === command
        ? { id: reply.id ?? null, error: { class: className, desc: `${command}: not today` } }
        : reply,
  });

/** A name that is not listed does what another one does. */
const knowing = (unlisted: string, as: string) =>
  exchanging({
    request: (request) => (request.execute === unlisted ? { id: request.id ?? null, execute: as } : request),
  });

export const commandMutants: Mutant[] = [
  {
    name: 'a listed command is not found',
    mutation: refusing('job-dismiss', 'CommandNotFound'),
    kills: { 'command/job-dismiss/known': 'command/known' },
  },
  {
    name: 'a query is refused',
    mutation: refusing('query-jobs', 'CommandNotFound'),
    kills: { 'command/query-jobs/known': 'command/known' },
  },
  {
    name: 'an unlisted command exists',
    mutation: knowing('query-status', 'query-version'),
    kills: { 'introspection/unlisted/query-status': 'introspection/unlisted' },
  },
  {
    name: 'an unlisted command acts',
    mutation: knowing('system_reset', 'query-version'),
    kills: { 'introspection/unlisted/system_reset': 'introspection/unlisted' },
  },
  {
    name: 'query-commands leaves one out',
    mutation: returning('query-commands', (list) =>
      Array.isArray(list) ? list.filter((one) => JSON.stringify(one) !== '{"name":"object-del"}') : list,
    ),
    kills: { 'introspection/commands-agree': 'introspection/commands-agree' },
  },
  {
    name: 'query-commands names one more',
    mutation: returning('query-commands', (list) =>
      Array.isArray(list) ? [...list, { name: 'frobnicate' }] : list,
    ),
    kills: { 'introspection/commands-agree': 'introspection/commands-agree' },
  },
  {
    name: 'query-commands gives bare names',
    mutation: returning('query-commands', (list) =>
      Array.isArray(list) ? list.map((one) => (one as { name: string }).name) : list,
    ),
    kills: { 'command/query-commands/reply': 'reply/type' },
  },
];
