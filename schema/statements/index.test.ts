import { describe, expect, test } from 'vitest';
import type { Statement } from '../model.js';
import { readDocument } from '../sources/index.js';
import { isUnread } from './index.js';

const DEFINITIONS = `
{ 'enum': 'Glow', 'data': [ 'warm', 'cold' ] }
{ 'event': 'LAMP_ON', 'data': { 'action': 'str' } }
{ 'event': 'LAMP_OFF' }
{ 'command': 'lamp-replace' }
`;

const MEMBERS = "{ 'id': 'str', '*name': 'str', '*level': 'int', '*glow': 'Glow', '*dim': 'bool' }";

/** A schema whose comment of lamp-set says `text`: free text, a section, or about a member. */
function schema(text: string, meta = "'command': 'lamp-set'"): string {
  const name = /: '([\w-]+)'/.exec(meta)?.[1];
  const lines = ['##', `# @${name}:`, '#', ...text.split('\n').map((line) => `# ${line}`.trimEnd()), '##'];
  return `${lines.join('\n')}\n{ ${meta}, 'data': ${MEMBERS} }\n${DEFINITIONS}`;
}

function read(text: string, meta?: string) {
  return readDocument(Buffer.from(schema(text, meta)), { name: 'lamp.json' });
}

function stated(text: string, meta?: string): Omit<Statement, 'entity' | 'line'>[] {
  return read(text, meta).statements.map(({ entity: _, line: __, ...facts }) => facts);
}

describe('an error', () => {
  test.each<[string, object[]]>([
    ['Returns: If @id does not exist, DeviceNotFound', [{ class: 'DeviceNotFound', member: 'id', when: 'not-found' }]],
    ['Returns: If @level is a negative value, GenericError with an explanation', [{ class: 'GenericError', member: 'level', when: 'negative' }]],
    ['Errors: - If the lamp is already running, then a generic error is returned', [{ class: 'GenericError', when: 'already-active' }]],
    ['Returns: If @id or @name is not found, LampError', [
      { class: 'LampError', member: 'id', when: 'not-found' },
      { class: 'LampError', member: 'name', when: 'not-found' },
    ]],
    ['Returns: If any lamp matching @name exists, or @name is empty, GenericError', [
      { class: 'GenericError', when: 'already-exists' },
      { class: 'GenericError', member: 'name', when: 'empty' },
    ]],
    ['Returns: If @id is invalid, LampError if @id is frozen, GenericError', [
      { class: 'LampError', member: 'id', when: 'invalid' },
      { class: 'GenericError', member: 'id', when: 'in-use' },
    ]],
    ['Returns: Any other error returns a GenericError.', [{ class: 'GenericError', when: 'any' }]],
    ['It is an error to call this command if no operation is in progress.', [{ when: 'not-active' }]],
    ['Returns: error if\n  - the lamp is not running\n  - the lamp is not found', [{ when: 'not-active' }, { when: 'not-found' }]],
    ['If the lamp named by @id is not a lamp, the command will fail and the lamp will go out.', [{ when: 'other' }]],
    ['Errors:\n- if comparing lamps is not supported\n- if a lamp is used', [{ when: 'unsupported' }, { when: 'other' }]],
    ['A broken or paused job cannot be completed.', [
      { when: 'wrong-state', state: 'broken' },
      { when: 'wrong-state', state: 'paused' },
    ]],
    ["@name: If @id is in use, specifying a name is an error.", [{ member: 'id', when: 'in-use', with: 'name' }]],
  ])('%s', (text, facts) => {
    expect(stated(text)).toEqual(facts.map((each) => ({ kind: 'error', ...each })));
  }); // biome-ignore format: a table

  test.each([
    'If @id does not exist, it is made',
    'the error that the lamp had',
    'Returns: If all goes well, LampInfo',
    'This command may fail',
  ])('is not in: %s', (text) => {
    const errors = stated(text).filter(({ kind }) => kind === 'error');
    expect(errors.filter(({ class: name }) => name !== 'LampInfo')).toEqual([]);
  });
});

describe('other kinds', () => {
  test.each<[string, object]>([
    ['@level: how bright (default: 64K)', { kind: 'default', member: 'level', value: 65536 }],
    ['@level: how bright. Defaults to 0x10 if omitted.', { kind: 'default', member: 'level', value: 16 }],
    ["@glow: the colour, default is 'warm'", { kind: 'default', member: 'glow', value: 'warm' }],
    ['@level: how bright the lamp is; it defaults to\n10. (Since 5.0)', { kind: 'default', member: 'level', value: 10 }],
    ['@level: how bright at most. The default is 0, for unlimited.', { kind: 'default', member: 'level', value: 0 }],
    ['@name: the label. Defaults to empty string.', { kind: 'default', member: 'name', value: '' }],
    ['@dim: set to off by default', { kind: 'default', member: 'dim', value: false }],
    ['@name: the label. Default "bulb".', { kind: 'default', member: 'name', value: 'bulb' }],
    ['@level: Must be a power of 2 between 512 and 64M', { kind: 'range', member: 'level', min: 512, max: 67108864, powerOfTwo: true }],
    ['@level: must be a multiple of 1 MB and not larger than 256 MB', { kind: 'range', member: 'level', max: 268435456, multipleOf: 1048576 }],
    ['@level: must be positive, or 0 for default', { kind: 'range', member: 'level', min: 1, zeroAllowed: true }],
    ['@level: Must be greater than 0.', { kind: 'range', member: 'level', min: 1 }],
    ['The level must be non-negative.', { kind: 'range', member: 'level', min: 0 }],
    ['@name: must be "bulb"', { kind: 'range', member: 'name', values: ['bulb'] }],
    ['@name: the label (must be less than 16 bytes)', { kind: 'range', member: 'name', maxLength: 15 }],
    ["@id: the lamp's ID, must be unique", { kind: 'precondition', member: 'id', requires: 'unique' }],
    ['@level: It must only be set if @dim is set as well.', { kind: 'precondition', member: 'level', requires: 'present-only-if', of: 'dim' }],
    ['@level: Must be present if @glow is "warm" or "cold".', { kind: 'precondition', member: 'level', requires: 'present-if', of: 'glow', values: ['warm', 'cold'] }],
    ['This command requires that all involved jobs are in the PENDING state.', { kind: 'precondition', requires: 'job-state', state: 'pending' }],
    ['Pausing an already paused job is an error.', { kind: 'idempotence', outcome: 'error', state: 'paused' }],
    ['Lighting an already lit lamp has no cumulative effect.', { kind: 'idempotence', outcome: 'no-effect', state: 'lit' }],
    ['This command can be called more than once.', { kind: 'idempotence', outcome: 'allowed' }],
    ['Either @id or @name must be set but not both.', { kind: 'either-or', choice: 'exactly-one', members: ['id', 'name'] }],
    ["The 'id' and 'name' arguments are mutually exclusive; exactly one of the two should be present.", { kind: 'either-or', choice: 'exactly-one', members: ['id', 'name'] }],
    ['@id and @name are mutually exclusive.', { kind: 'either-or', choice: 'at-most-one', members: ['id', 'name'] }],
    ['At least one of @level or @glow must be present.', { kind: 'either-or', choice: 'at-least-one', members: ['glow', 'level'] }],
    ['@level: cannot be set if @glow or @dim is also set.', { kind: 'either-or', choice: 'at-most-one', members: ['dim', 'glow', 'level'] }],
    ['The lamp will light and then emit the LAMP_ON event.', { kind: 'event', event: 'LAMP_ON', order: 'caused' }],
    ['The ability to complete is signaled with a LAMP_ON event.', { kind: 'event', event: 'LAMP_ON', order: 'before' }],
    ['This command is deprecated. Use @lamp-replace instead.', { kind: 'deprecated' }],
    ['Features:\n@deprecated: Member @level is deprecated. Use @glow instead.', { kind: 'deprecated', member: 'level', replacement: 'glow' }],
    ['@level: deprecated since 2.3, use @glow', { kind: 'deprecated', member: 'level', since: '2.3', replacement: 'glow' }],
  ])('%s', (text, facts) => {
    expect(stated(text)).toEqual([facts]);
  }); // biome-ignore format: a table

  test.each([
    ['a default that depends', '@level: default is 4 if the lamp is big, 2 otherwise'],
    ['a default of another type', '@level: defaults to warm'],
    ['a default that is no value of the enum', '@glow: default: hot'],
    ['words that are no range', '@glow: the value between warm and cold'],
    ['a list of values', '@level: accepted values [256, 512, 1024]'],
    ['a choice among what are no members', 'Either this or that must be set but not both.'],
    ['an event that does not exist', 'It will emit the LAMP_GONE event.'],
    ['a use that is deprecated', '@level: ignored when dim. This use is deprecated.'],
  ])('are not in %s', (_, text) => {
    expect(stated(text)).toEqual([]);
  });
});

describe('events tell', () => {
  const EVENT = "'event': 'LAMP_SET'";

  test.each<[string, object[]]>([
    ['Note: This event is rate-limited.', [{ rateLimited: true }]],
    ["Note: This event is rate-limited, except if @name is 'x'.", [{ rateLimited: true, unless: { name: 'x' } }]],
    ['Note: If @name is "x", a LAMP_OFF event will eventually follow the LAMP_SET event', [
      { event: 'LAMP_OFF', order: 'follows', after: 'LAMP_SET', if: { name: 'x' } },
    ]],
    ['If told so, a LAMP_OFF event will follow the LAMP_SET event', [
      { event: 'LAMP_OFF', order: 'follows', after: 'LAMP_SET', conditional: true },
    ]],
  ])('%s', (text, facts) => {
    expect(stated(text, EVENT)).toEqual(facts.map((each) => ({ kind: 'event', ...each })));
  }); // biome-ignore format: a table
});

describe('a statement', () => {
  test('knows its line', () => {
    const [statement] = read('Sets a lamp.\n\nEither @id or @name must be set\nbut not both.').statements;
    expect(statement).toMatchObject({ entity: 'lamp-set', line: 6 });
  });

  test('that looks like a rule and is not understood is noted, with its line and not its words', () => {
    const { diagnostics, statements } = read('The lamp must shine by itself.');
    expect(statements).toEqual([]);
    expect(diagnostics.filter(isUnread)).toEqual([
      { line: 4, severity: 'note', message: expect.stringContaining('command lamp-set') },
    ]);
    expect(diagnostics.filter(isUnread)[0]?.message).not.toContain('shine');
  });

  test('understood, or no rule, is not noted', () => {
    expect(
      read('The lamp shines.\n\nEither @id or @name must be set but not both.').diagnostics.filter(isUnread),
    ).toEqual([]);
  });
});

test.each([
  ['conditions', 'if a or if '],
  ['words in capitals', 'if A, AaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAa '],
  ['events', 'emits the A_A or A_A, '],
  ['choices', 'either a or b or '],
  ['defaults', 'default default: '],
  ['no sentence end', 'must be '],
])('many %s take linear time', (_, part) => {
  const time = (count: number) => {
    const lines = Array.from({ length: count }, () => part.repeat(8)).join('\n');
    const document = Buffer.from(DEFINITIONS + schema(`Returns: ${lines}`).replace(DEFINITIONS, ''));
    const start = process.cpuUsage().user;
    readDocument(document, { name: 'x' });
    return process.cpuUsage().user - start;
  };
  time(500);
  expect(time(8000)).toBeLessThan(16 * 4 * Math.max(time(500), 20_000));
});
