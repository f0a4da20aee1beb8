import { expect, test } from 'vitest';
import type { JsonObject } from '../../../schema/json.js';
import type { DefinedType } from '../../../schema/model.js';
import { casesOf, command, outcome, type World } from '../../../test/documents/world.js';

const str = { type: 'str', optional: false };
const types: Record<string, DefinedType> = {
  Options: {
    kind: 'object',
    members: { 'qom-type': str },
    tag: 'qom-type',
    variants: { iothread: 'Thread' },
  },
  Thread: { kind: 'object', members: { grow: { type: 'int', optional: true } }, base: 'Loop' },
  Loop: {
    kind: 'object',
    members: {
      batch: { type: 'int', optional: true },
      old: { type: 'bool', optional: true, features: ['deprecated'] },
    },
  },
};
const commands = {
  'object-add': command({ arguments: 'Options' }),
  'object-del': command({ arguments: { id: str } }),
  'qom-get': command({ arguments: { path: str, property: str } }),
};
const statement = (entity: string, member: string, value: number | boolean | string) =>
  ({ entity, member, kind: 'default', value }) as const;

/** `shown` of an object made without the member; one made with it shows `given`, which is what it was given if absent. */
const world = (shown: JsonObject, given?: number): World => ({
  document: {
    commands,
    types,
    statements: [
      statement('Thread', 'grow', 2),
      statement('Loop', 'batch', 0),
      statement('Loop', 'old', false),
      statement('Loop', 'choice', 'auto'),
      statement('Options', 'other', 1),
    ],
  },
  server: { commands, types },
  reply: keeping(shown, given),
});

function keeping(shown: JsonObject, given?: number): NonNullable<World['reply']> {
  let made: JsonObject = {};
  return (name, args = {}) => {
    if (name === 'object-add') made = args;
    if (name !== 'qom-get') return { return: {} };
    const value = made[String(args.property)];
    return value === undefined ? shown : { return: given ?? value };
  };
}

test('an object made without a property has the documented default, its own or an inherited one', async () => {
  expect(await outcome(world({ return: 2 }), 'type/Thread/default/grow/shown')).toBe('pass');
  expect(await outcome(world({ return: 0 }), 'type/Loop/default/batch/shown')).toBe('pass');
  expect(await outcome(world({ return: 1 }), 'type/Loop/default/batch/shown')).toEqual(['document/default']);
  // A default that stands for another value, which both show.
  expect(await outcome(world({ return: 7 }, 7), 'type/Loop/default/batch/shown')).toBe('pass');
  const refused = { error: { class: 'GenericError', desc: 'not found' } };
  expect(await outcome(world(refused), 'type/Loop/default/batch/shown')).toContain(
    'inapplicable: iothread of the server does not show batch',
  );
});

test('what tells a state, what the server chooses, and what no object has, has no such case', () => {
  const shown = [...casesOf(world({ return: 0 })).keys()].filter((id) => id.endsWith('/shown'));
  expect(shown.map((id) => id.split('/').slice(2).join('/'))).toEqual([
    'type/Thread/default/grow/shown',
    'type/Loop/default/batch/shown',
  ]);
});
