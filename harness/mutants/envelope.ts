/** Servers whose messages are written or made up wrongly (W10, W11, W13). */
import { isObject, type JsonObject } from '../../schema/json.js';
import { isReply, type Mutant, replacing } from './mutant.js';

const always = () => true;
const isError = (value: JsonObject) => 'error' in value;

const spelledOut = (raw: string) =>
  raw.replace(/(?:\\u[0-9a-f]{4})+/gi, (escapes) =>
    Buffer.from(JSON.parse(`"${escapes}"`) as string).toString('latin1'),
  );

export const envelopeMutants: Mutant[] = [
  {
    name: 'LF instead of CRLF',
    mutation: replacing(always, (_, raw) => `${raw}\n`),
    kills: {
      'output/crlf': 'envelope/crlf',
      'greeting/bytes': 'envelope/crlf',
      'events/*/envelope': 'envelope/crlf',
      'pretty/replies': 'envelope/crlf',
      'request/*': 'envelope/crlf',
      'malformed/escape/*': 'envelope/crlf',
    },
  },
  {
    name: 'LF after errors only',
    mutation: replacing(isError, (_, raw) => `${raw}\n`),
    kills: { 'output/crlf': 'envelope/crlf' },
  },
  {
    name: 'nothing between messages',
    mutation: replacing(always, (_, raw) => raw),
    kills: {
      'output/crlf': 'envelope/crlf',
      'greeting/bytes': 'envelope/crlf',
      'pretty/replies': 'envelope/crlf',
    },
  },
  {
    name: 'CR alone',
    mutation: replacing(always, (_, raw) => `${raw}\r`),
    kills: { 'output/crlf': 'envelope/crlf', 'greeting/bytes': 'envelope/crlf' },
  },
  {
    name: 'a byte order mark before every message',
    mutation: replacing(always, (_, raw) => `\xef\xbb\xbf${raw}\r\n`),
    kills: { 'output/crlf': 'envelope/stray', 'greeting/bytes': 'envelope/stray' },
  },
  {
    name: 'a NUL after every message',
    mutation: replacing(always, (_, raw) => `${raw}\0\r\n`),
    kills: { 'output/crlf': '', 'greeting/bytes': '' },
  },
  {
    name: 'a blank before every message',
    mutation: replacing(always, (_, raw) => ` ${raw}\r\n`),
    kills: { 'output/crlf': 'envelope/stray', 'greeting/bytes': 'envelope/stray' },
  },
  {
    name: 'UTF-8 instead of escapes',
    mutation: replacing(always, (_, raw) => `${spelledOut(raw)}\r\n`),
    kills: { 'output/ascii/*': 'output/ascii', 'output/controls-escaped': '' },
  },
  {
    name: 'only the high surrogate of a pair',
    mutation: replacing(always, (_, raw) => `${raw.replace(/(\\ud[89ab]..)\\ud[c-f]../gi, '$1')}\r\n`),
    kills: { 'output/ascii/*astral': 'output/ascii', 'id/string/astral*': 'reply/id' },
  },
  {
    name: 'single quotes in output',
    mutation: replacing(isReply, (_, raw) => `${raw.replace(/"/g, "'")}\r\n`),
    kills: { 'output/double-quotes': '' },
  },
  {
    name: 'an error that has a return as well',
    mutation: replacing(isError, (value) => ({ ...value, return: {} })),
    kills: { 'request/*': 'envelope/outcome', 'command/unknown/*': 'envelope/outcome' },
  },
  {
    name: 'an undocumented error class',
    mutation: replacing(isError, (value) => ({ ...value, error: { class: 'SyntaxError', desc: 'wrong' } })),
    kills: { 'request/*': 'envelope/class', 'malformed/list/*': 'envelope/class' },
  },
  {
    name: 'an error without a text',
    mutation: replacing(isError, ({ error, ...rest }) => ({
      ...rest,
      error: { class: (error as JsonObject).class ?? null },
    })),
    kills: { 'request/*': 'envelope/desc', 'command/unknown/plain': 'envelope/desc' },
  },
  {
    name: 'an error that is a string',
    mutation: replacing(isError, (value) => ({ ...value, error: 'wrong' })),
    kills: { 'request/*': 'envelope/error' },
  },
  {
    name: 'null for nothing',
    mutation: replacing(
      ({ return: value }) => isObject(value) && Object.keys(value).length === 0,
      (value) => ({ ...value, return: null }),
    ),
    kills: { 'output/returns-nothing': 'output/nothing', 'negotiation/accepted/*': 'reply/value' },
  },
  {
    name: 'a reply that is a list',
    mutation: replacing(isError, (_, raw) => `[${raw}]\r\n`),
    kills: { 'request/not-an-object/*': 'envelope/object' },
  },
];
