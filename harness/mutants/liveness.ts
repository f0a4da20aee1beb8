/** Servers that hang, crash, close, are slow, or wear out (W8, W14, W26). */
import { isObject } from '../../schema/json.js';
import { exchanging, requestArguments } from './exchange.js';
import type { Mutant } from './mutant.js';
import type { Link, Mutation } from './mutation.js';

const when = (where: (command: string, args: object) => boolean, act: (link: Link) => boolean): Mutation =>
  exchanging({
    request: (request, link) =>
      where(String(request.execute), requestArguments(request)) && act(link) ? null : request,
  });

const swallow = () => true;
const crash = (link: Link) => {
  link.crash();
  return true;
};
const close = (link: Link) => {
  link.close();
  return true;
};
const stranger = (args: object) => 'qmpspec-unexpected' in args;

export const livenessMutants: Mutant[] = [
  {
    name: 'one command hangs',
    mutation: when((command) => command === 'job-cancel', swallow),
    kills: { 'command/job-cancel/unexpected': 'liveness/no-reply' },
  },
  {
    name: 'one query hangs',
    mutation: when((command) => command === 'query-block-exports', swallow),
    kills: { 'command/query-block-exports/known': 'liveness/no-reply' },
  },
  {
    // Longer than is waited for where mutants are judged.
    name: 'one query takes two seconds',
    mutation: exchanging({
      reply(_, { execute }, link, raw) {
        if (execute !== 'query-block-exports') return `${raw}\r\n`;
        setTimeout(() => link.open && link.toClient(`${raw}\r\n`), 2_000).unref();
        return null;
      },
    }),
    kills: { 'command/query-block-exports/known': 'liveness/no-reply' },
  },
  {
    name: 'one command crashes',
    mutation: when((command) => command === 'nbd-server-add', crash),
    kills: { 'command/nbd-server-add/unexpected': 'liveness/ended' },
  },
  {
    name: 'one command crashes for an unexpected argument',
    mutation: when((command, args) => command === 'job-dismiss' && stranger(args), crash),
    kills: { 'command/job-dismiss/unexpected': 'liveness/ended' },
  },
  {
    name: 'one command crashes when it has refused something unexpected',
    mutation: exchanging({
      reply(_, { execute, arguments: args }, link, raw) {
        if (execute !== 'job-dismiss' || !isObject(args) || !stranger(args)) return `${raw}\r\n`;
        link.toClient(`${raw}\r\n`);
        link.crash();
        return null;
      },
    }),
    kills: { 'command/job-dismiss/unexpected': 'liveness/ended' },
  },
  {
    name: 'one command closes the connection',
    mutation: when((command) => command === 'job-complete', close),
    kills: { 'command/job-complete/unexpected': 'liveness/closed' },
  },
  {
    name: 'a reset crashes',
    mutation: {
      request(bytes, link) {
        if (bytes.includes('\xff\xff')) link.crash();
        return bytes;
      },
    },
    kills: { 'protocol/parser/0xff-repeated*': '' },
  },
  {
    name: 'a lone surrogate crashes',
    mutation: {
      request(bytes, link) {
        if (/\\ud83d"/i.test(bytes)) link.crash();
        return bytes;
      },
    },
    kills: { 'protocol/malformed/escape/*surrogate*': '' },
  },
  {
    name: 'no more than twelve connections ever',
    mutation: {
      connected(link) {
        if (link.links.length > 12) link.close();
      },
    },
    kills: { 'protocol/reconnect/many-times': '' },
  },
  {
    name: 'a client that goes amid a message crashes it',
    mutation: {
      request(bytes, { state }) {
        state.amid = !/[}\]\s\xff]$/.test(bytes);
        return bytes;
      },
      closed(link) {
        if (link.state.amid === true) link.crash();
      },
    },
    kills: { 'protocol/{close,sessions,reconnect}/**': '' },
  },
];
