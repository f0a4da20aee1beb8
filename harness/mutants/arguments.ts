/** Servers that do not check arguments as strictly as W30 to W32 demand: all of them, or one kind of value. */
import { isObject, type JsonObject, type JsonValue, SpelledNumber } from '../../schema/json.js';
import { everywhere, rearguing } from './exchange.js';
import type { Mutant } from './mutant.js';

const converting = (
  name: string,
  change: (value: JsonValue) => JsonValue,
  kills: Mutant['kills'],
  only?: readonly string[],
): Mutant => ({
  name,
  mutation: rearguing((args) => everywhere(change)(args) as JsonObject, only),
  kills,
});

const renaming = (name: string, rename: (member: string) => string, kills: Mutant['kills']): Mutant => ({
  name,
  mutation: rearguing((args) =>
    Object.fromEntries(Object.entries(args).map(([member, value]) => [rename(member), value as JsonValue])),
  ),
  kills,
});

/** Of the arguments and of all objects in them. */
const without = (unwanted: (name: string, value: JsonValue) => boolean) =>
  everywhere((value) => {
    if (!isObject(value)) return value;
    const kept = Object.entries(value).filter(([name, member]) => !unwanted(name, member as JsonValue));
    return Object.fromEntries(kept) as JsonObject;
  });

const stranger = (name: string) => name.startsWith('qmpspec');
const dropping = (unwanted: (name: string, value: JsonValue) => boolean) => (args: JsonObject) =>
  without(unwanted)(args) as JsonObject;

const text = (value: JsonValue) => (value instanceof SpelledNumber ? value.text : '');
const WORDS: Record<string, boolean> = { true: true, on: true, false: false, off: false };

export const argumentMutants: Mutant[] = [
  {
    name: 'unexpected members passed over',
    mutation: rearguing(dropping(stranger)),
    kills: { 'command/*/unexpected': '', 'command/**/unexpected-besides': '' },
  },
  {
    name: 'unexpected members of nested objects passed over',
    mutation: rearguing((args) =>
      Object.fromEntries(
        Object.entries(args).map(([name, value]) => [name, without(stranger)(value as JsonValue)]),
      ),
    ),
    kills: { 'command/blockdev-add/argument/**/unexpected': '' },
  },
  {
    name: 'null is absence',
    mutation: rearguing(dropping((_, value) => value === null)),
    kills: { 'command/*/argument/*/type/null': '' },
  },
  converting('digits are numbers', (value) => (/^-?\d{1,15}$/.test(String(value)) ? Number(value) : value), {
    'command/**/as-string': '',
  }),
  converting('fractions are cut off', (value) => (typeof value === 'number' ? Math.trunc(value) : value), {
    'command/**/fraction': '',
  }),
  converting(
    'spelled fractions are integers',
    (value) => (/^-?\d+\.0+$/.test(text(value)) ? Number(text(value)) : value),
    { 'command/**/spelled-fraction': '' },
  ),
  converting(
    'exponents are integers',
    (value) => (/^-?\d+[eE]\d$/.test(text(value)) ? Number(text(value)) : value),
    { 'command/**/exponent': '' },
  ),
  converting(
    'integers out of range are cut to it',
    (value) => (typeof value === 'bigint' ? (value < 0n ? 0 : 2 ** 30) : value),
    { 'command/**/range/over': '' },
  ),
  converting(
    'yes and on are true',
    (value) => (typeof value === 'string' ? (WORDS[value] ?? value) : value),
    {
      'command/**/as-string': '',
      'command/**/as-word': '',
    },
  ),
  converting(
    'a list of one is the one',
    (value) => (Array.isArray(value) && value.length === 1 ? (value[0] as JsonValue) : value),
    {
      'command/**/as-list': '',
    },
  ),
  converting(
    'enum values in any case',
    (value) => (typeof value === 'string' && /^[A-Z][A-Z0-9-]+$/.test(value) ? value.toLowerCase() : value),
    { 'command/**/{enum,tag}/case': '' },
  ),
  renaming('argument names in any case', (name) => name.toLowerCase(), {
    'command/**/name-in-capitals': '',
  }),
  {
    name: 'an unknown enum value is the default',
    mutation: rearguing(dropping((name, value) => name === 'on-error' && value === 'qmpspec-no-word')),
    kills: {
      'command/*/argument/on-error/enum/unknown': '',
      // Nothing else is wrong with these requests, which shows that the word was taken.
      'command/{block-stream,block-commit}/refused-without-effect': 'reply/accepted',
    },
  },
  {
    name: 'booleans from integers',
    mutation: rearguing((args) => ('flat' in args && args.flat === 1 ? { ...args, flat: true } : args)),
    kills: { 'command/query-named-block-nodes/argument/flat/type/integer': 'rejection/accepted' },
  },
  {
    name: 'names from numbers and truth values',
    mutation: rearguing((args) => {
      const { device } = args;
      return typeof device === 'number' || typeof device === 'boolean'
        ? { ...args, device: String(device) }
        : args;
    }),
    kills: { 'command/**/argument/device/type/*': '' },
  },
];
