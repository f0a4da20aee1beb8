import { describe, expect, test } from 'vitest';
import type { DocumentInfo, Interface } from '../../model.js';
import { Diagnostics } from '../text/diagnostics.js';
import { readReference, referenceEntities } from './read.js';

const DOCUMENT: DocumentInfo = { id: 'test', title: 'test', version: null, digest: '', kind: 'reference' };
const read = (...lines: string[]): Interface => readReference(lines.join('\n'), DOCUMENT);
const messages = (iface: Interface): string => iface.diagnostics.map((d) => d.message).join('\n');

const COMMAND = [
  '[Command]LampInfo lamp_set (’lamp id’: str,', '[’mode’: LampMode])', '',
  'lamp id which lamp', '', 'mode* how it is to', 'shine (Since 2.1)', '',
  'Sets a lamp. Afterwards a LAMP OUT event may', 'follow.', '',
  'Returns: a LampInfo If lamp id is no lamp, LampNot-', 'Found', '', 'Notes: It is bright.', '', 'Since: 1.1 dim lamps since 2.0', '',
]; // biome-ignore format: a document
const EVENT = ['[Event]LAMP_OUT (’lamp id’: str)', '', 'Emitted when a lamp goes out.', '', 'Since: 1.1', ''];
const TYPES = [
  '[Enum]LampMode', '', '‘dim’ not much', '', '‘bright-white’', 'more (since 2.2)', '', 'How a lamp shines.', '', 'Since: 1.1', '',
  '[Struct]LampInfo { ’lamp id’: str, [’modes’: [’LampMode’]] }', 'lamp id its name', '', 'modes* which it has', '',
]; // biome-ignore format: a document

describe('a printed manual', () => {
  const iface = read(...COMMAND, ...EVENT, ...TYPES);

  test('documents commands', () => {
    expect(iface.commands).toEqual({
      lamp_set: {
        arguments: {
          lamp_id: { type: 'str', optional: false, line: 1 },
          mode: { type: 'LampMode', optional: true, since: '2.1', line: 2 },
        },
        returns: 'LampInfo',
        since: '1.1',
        line: 1,
      },
    });
  });

  test('documents events', () => {
    expect(iface.events).toEqual({
      LAMP_OUT: { data: { lamp_id: { type: 'str', optional: false, line: 19 } }, since: '1.1', line: 19 },
    });
  });

  test('documents types; a struct may have members of a base that is not printed', () => {
    expect(iface.types).toEqual({
      LampMode: { kind: 'enum', values: ['dim', 'bright-white'], valueSince: { 'bright-white': '2.2' }, since: '1.1', line: 25 },
      LampInfo: {
        kind: 'object',
        members: {
          lamp_id: { type: 'str', optional: false, line: 36 },
          modes: { type: ['LampMode'], optional: true, line: 36 },
        },
        incomplete: true,
        line: 36,
      },
    }); // biome-ignore format: as read
    expect(messages(iface)).toContain('bases of structs');
  });

  test('says where underscores were put back', () => {
    expect(messages(iface)).toContain(
      '[Command] lamp_set: underscores that print lost were put back in lamp_id',
    );
    expect(messages(read('[Command]lamp ()'))).not.toContain('underscores');
  });

  test('keeps its texts, names of events mended', () => {
    const [entity] = referenceEntities([...COMMAND, ...EVENT].join('\n'), new Diagnostics());
    expect(entity?.members).toMatchObject([
      { name: 'lamp_id', line: 4, text: [{ line: 4, text: 'which lamp' }] },
      { name: 'mode', line: 6, text: [{ line: 6, text: 'how it is to' }, { line: 7, text: 'shine (Since 2.1)' }] },
    ]); // biome-ignore format: as printed
    expect(entity?.sections).toEqual([
      { name: 'description', line: 9, lines: [{ line: 9, text: 'Sets a lamp. Afterwards a LAMP_OUT event may' }, { line: 10, text: 'follow.' }] },
      { name: 'returns', line: 12, lines: [{ line: 12, text: 'a LampInfo' }] },
      { name: 'errors', line: 12, lines: [{ line: 12, text: 'If lamp id is no lamp, LampNot-' }, { line: 13, text: 'Found' }] },
      { name: 'notes', line: 15, lines: [{ line: 15, text: 'It is bright.' }] },
      { name: 'since', line: 17, lines: [{ line: 17, text: '1.1 dim lamps since 2.0' }] },
    ]); // biome-ignore format: as printed
  });

  test('is printed on pages: heads are no text, and a page may begin within a paragraph or with an item', () => {
    const paged = read(
      '[Struct]LampInfo { ’id’: str, ’lux’: int }', 'id the name of', ' a lamp (since 2.0)', ' lux how bright', '', '', 'Chapter 1: Lamps 34', '',
      '[Command]lamp-stop ()', '', 'Since: 1.1', ' [Command]lamp-go ()', '',
    ); // biome-ignore format: a document
    expect(paged.types.LampInfo).toMatchObject({ members: { id: { since: '2.0' }, lux: { type: 'int' } } });
    expect(Object.keys(paged.commands)).toEqual(['lamp-stop', 'lamp-go']);
    expect(paged.commands['lamp-stop']).toMatchObject({ arguments: {}, returns: {}, since: '1.1' });
  });

  test('is none', () => {
    expect(messages(read('Dear diary,'))).toContain('found none');
  });
});

describe('damage', () => {
  test('a heading that breaks off leaves the arguments unknown', () => {
    const iface = read('[Command]LampInfo lamp-set (’id’: str,', '', 'id which', '[Event]LAMP_OUT (’id’');
    expect(iface.commands['lamp-set']).toMatchObject({ arguments: null, returns: 'LampInfo' });
    expect(iface.events.LAMP_OUT).toMatchObject({ data: null });
    expect(messages(iface)).toContain('[Command] lamp-set: the heading breaks off');
    expect(messages(read('[Command]lamp-set (’id’: str)'))).not.toContain('breaks off');
  });

  test('a heading of an unknown kind is said', () => {
    expect(messages(read('[Flat Union]Lamp', '', '[Command]lamp ()'))).toContain(
      '[Flat Union] is a kind of heading',
    );
    expect(messages(read('[Command]lamp ()', '', '[TGMKkb] suffixes', '[ a | b ]'))).toBe('');
  });

  test('an enum without values has unknown ones', () => {
    const iface = read('[Enum]LampMode', '', 'How a lamp shines.');
    expect(iface.types.LampMode).toMatchObject({ values: null });
    expect(messages(iface)).toContain('LampMode: its values are not listed');
  });

  test('damaged values are those of the branches that the enum tags', () => {
    const base = '[Struct]LampBase { ’driver’: LampDriver, [’mode’: LampDriver] }';
    const union = '[Union]Lamp [ ’oil lamp’: Oil, ’gas’: Gas ]';
    const iface = read('[Enum]LampDriver', '', '‘gas,’', 'and oil', '', base, '', union);
    expect(iface.types).toMatchObject({
      LampDriver: { values: ['oil_lamp', 'gas'] },
      Lamp: { base: 'LampBase', tag: 'driver', variants: { oil_lamp: 'Oil', gas: 'Gas' } },
    });
    expect(messages(iface)).toContain('taken from the branches of Lamp');
    expect(read('[Enum]LampDriver', '', '‘gas,’', 'and oil').types.LampDriver).toMatchObject({
      values: ['gas'],
      incomplete: true,
    });
  });

  test('straight quotes do as well', () => {
    const iface = read('[Enum]LampMode', '', "'dim' not much", '', "[Command]lamp ('mode': LampMode)");
    expect(iface.types.LampMode).toMatchObject({ values: ['dim'] });
    expect(iface.commands.lamp?.arguments).toMatchObject({ mode: { type: 'LampMode' } });
  });

  test('a union without a possible base is a simple one', () => {
    expect(read('[Union]Lamp [ ’oil’: Oil ]').types).toMatchObject({
      Lamp: { members: { type: { type: 'str' } }, tag: 'type', variants: { oil: 'q_obj_Oil-wrapper' } },
      'q_obj_Oil-wrapper': { members: { data: { type: 'Oil', optional: false } } },
    });
  });

  test('a command with the name of its argument is suspicious', () => {
    expect(messages(read('[Command]lamps (’lamps’: str)'))).toContain('its own name may be lost');
    expect(messages(read('[Command]light (’lamps’: str)'))).not.toContain('its own name');
  });

  test('a command that takes any value is not checked', () => {
    expect(read('[Command]lamp-set (’id’: str, value. . . )').commands['lamp-set']).toMatchObject({
      arguments: { value: { type: 'any' } },
      gen: false,
    });
    expect(read('[Command]lamp-set (’id’: str)').commands['lamp-set']).not.toHaveProperty('gen');
  });
});

describe('types under wrong names', () => {
  const user = (...types: string[]) => `[Command]lamp (${types.map((t, i) => `’a${i}’: ${t}`).join(', ')})`;

  test.each([
    ['its text tells', ['[Enum]dim', '', '‘bright’ b', '', 'LampMode: How it shines.'], 'LampMode'],
    ['case', ['[Enum]LAMPMode', '', '‘bright’ b'], 'LampMode'],
    ['abbreviation', ['[Enum]LaMode', '', '‘bright’ b'], 'LampMode'],
    ['a word in its text', ['[Enum]dim', '', '‘bright’ b', '', 'The mode of light.'], 'LampMode'],
    ['the only one left', ['[Struct]lamp { ’id’: str }', '', 'It.'], 'LampMode'],
  ])('%s', (_, lines, name) => {
    const iface = read(user(name), '', ...lines);
    expect(Object.keys(iface.types)).toEqual([name]);
    expect(messages(iface)).toContain(`is taken for ${name}`);
  });

  test('a value that became the name is the first value again', () => {
    const iface = read(user('LampMode'), '', '[Enum]dim', '', '‘bright’ b', '', 'LampMode: How.');
    expect(iface.types.LampMode).toMatchObject({ values: ['dim', 'bright'] });
  });

  test('of two with one name, the later or the empty one is another', () => {
    const enums = read(
      user('LampKind', 'LampAxis'),
      '',
      '[Enum]LampKind',
      '',
      'Kind.',
      '',
      '[Enum]LampKind',
      '',
      'Its axis.',
    );
    expect(Object.keys(enums.types)).toEqual(['LampKind', 'LampAxis']);
    const structs = read(
      user('Lamp', 'LampDummy'),
      '',
      '[Struct]Lamp { }',
      '',
      '[Struct]Lamp { ’id’: str }',
      '',
    );
    expect(structs.types).toMatchObject({ LampDummy: { members: {} }, Lamp: { members: { id: {} } } });
  });

  test('a type that is well named keeps its name, and what nothing defines is said', () => {
    const iface = read(user('LampMode'), '', '[Struct]Torch { ’id’: str }', '', 'A lamp mode.');
    expect(Object.keys(iface.types)).toEqual(['Torch']);
    expect(messages(iface)).toContain('type LampMode is referred to, but not defined');
  });

  test('the same heading twice is said', () => {
    expect(messages(read('[Command]lamp ()', '', '[Command]lamp ()'))).toContain('documented twice');
  });
});
