/** Guest agents that break their dialect (W70), on top of what the other mutants do to the agent's cases. */
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import {
  accept,
  classOf,
  descOf,
  isParseError,
  isReply,
  type Mutant,
  replacing,
  withClass,
} from './mutant.js';

const listed = (
  change: (command: JsonObject) => JsonObject,
  kills: Mutant['kills'],
  name: string,
): Mutant => ({
  name,
  mutation: replacing(
    ({ return: info }) => isObject(info) && Array.isArray(info.supported_commands),
    (value) => {
      const info = value.return as JsonObject;
      const commands = (info.supported_commands as JsonObject[]).map(change);
      return { ...value, return: { ...info, supported_commands: commands as JsonValue } };
    },
  ),
  kills,
});

export const guestAgentMutants: Mutant[] = [
  {
    name: 'no byte 0xFF before guest-sync-delimited',
    mutation: { message: (_value, _link, raw) => `${raw.replace('\xff', '')}\n` },
    kills: { 'guest-agent/sync-delimited/{delimiter,after-reset,amid-a-message}': 'sync/delimiter' },
  },
  {
    name: 'byte 0xFF before every reply',
    mutation: { message: (_value, _link, raw) => `\xff${raw}\n` },
    kills: { 'guest-agent/sync/no-delimiter': 'sync/delimiter' },
  },
  {
    name: 'a greeting',
    mutation: { connected: (link) => link.toClient('{"QMP": {"version": {}, "capabilities": []}}\n') },
    kills: { 'guest-agent/no-greeting': 'agent/greeting' },
  },
  {
    name: 'an event after every reply',
    mutation: replacing(isReply, (_, raw) => `${raw}\n{"event": "X"}\n`),
    kills: { 'guest-agent/no-events': 'agent/events' },
  },
  {
    name: 'numbers of guest-sync rounded',
    mutation: replacing(
      (value) => typeof value.return === 'bigint',
      (value) => ({ ...value, return: Number(value.return) }),
    ),
    kills: { 'guest-agent/sync*/{beyond-53-bits,int64-max}': '' },
  },
  {
    name: 'guest-sync returns another number',
    mutation: replacing(
      (value) => ['number', 'bigint'].includes(typeof value.return),
      (value) => ({ ...value, return: 12 }),
    ),
    kills: {
      'guest-agent/sync/{zero,one,negative,beyond-*,int64-*}': 'reply/value',
      'guest-agent/sync-delimited/{zero,one,negative,beyond-*,int64-*}': 'reply/value',
      'guest-agent/sync-delimited/{delimiter,after-reset,amid-a-message}': 'sync/reply',
    },
  },
  {
    name: 'faulty requests accepted',
    mutation: replacing((value) => classOf(value) === 'GenericError' && !isParseError(value), accept),
    kills: {
      'guest-agent/sync/faulty/*': 'reply/accepted',
      'guest-agent/request/{empty-object,missing-execute,execute-not-a-string,arguments-not-an-object}':
        'reply/accepted',
      'guest-agent/request/{unknown-member,unexpected-argument,not-an-object,exec-oob}': 'reply/accepted',
    },
  },
  {
    name: 'unknown commands accepted',
    mutation: replacing((value) => /not been found/.test(descOf(value)), accept),
    kills: { 'guest-agent/unknown/*': 'reply/accepted' },
  },
  {
    name: 'disabled commands are a GenericError',
    mutation: replacing(
      (value) => /disabled/.test(descOf(value)),
      (value) => withClass(value, 'GenericError'),
    ),
    kills: { 'guest-agent/disabled': 'reply/class' },
  },
  {
    name: 'malformed JSON accepted by the agent',
    mutation: replacing(isParseError, accept),
    kills: { 'guest-agent/malformed/**': '', 'guest-agent/limits/*': '', 'guest-agent/parser/*': '' },
  },
  {
    name: 'ids lost by the agent',
    mutation: replacing(
      (value) => 'id' in value && !String(value.id).startsWith('marker'),
      ({ id: _, ...rest }) => rest,
    ),
    kills: { 'guest-agent/id/**': 'reply/id', 'guest-agent/request/{single-quotes,blank-lines}': 'reply/id' },
  },
  {
    name: 'null for no id by the agent',
    mutation: replacing(
      (value) => !('id' in value),
      (value) => ({ ...value, id: null }),
    ),
    kills: { 'guest-agent/request/no-id': 'reply/id' },
  },
  {
    name: 'replies doubled by the agent',
    mutation: replacing(isReply, (_, raw) => `${raw}\n${raw}\n`),
    kills: { 'guest-agent/order': '', 'guest-agent/request/no-separator': '', 'guest-agent/half-close': '' },
  },
  {
    name: 'half-closed is closed for the agent',
    mutation: { halfClosed: () => true },
    kills: { 'guest-agent/half-close': '' },
  },
  {
    name: 'only one client ever for the agent',
    mutation: { message: (value, { visit }) => (visit > 0 ? null : value) },
    kills: { 'guest-agent/{half-close,reconnect}': '' },
  },
  listed(
    ({ enabled: _, ...rest }) => rest,
    { 'guest-agent/info/shape': 'info/commands' },
    'enabled is missing',
  ),
  listed(
    (command) => ({ ...command, name: 'guest-ping' }),
    { 'guest-agent/info/names-unique': 'info/unique' },
    'all commands have one name',
  ),
  listed(
    (command) => ({ ...command, 'success-response': true }),
    { 'guest-agent/info/success-response': 'info/success-response' },
    'all commands answer',
  ),
  listed(
    (command) => ({ ...command, enabled: true }),
    { 'guest-agent/disabled-agrees-with-info': 'info/enabled', 'command/*/known': 'command/known' },
    'all commands enabled',
  ),
];
