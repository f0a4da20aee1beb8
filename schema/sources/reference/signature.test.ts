import { describe, expect, test } from 'vitest';
import { parseSignature } from './signature.js';

const parse = (...texts: string[]) => parseSignature(texts.map((text, i) => ({ line: i + 1, text })));
const parameter = (name: string, type: unknown, more: object = {}) => ({
  name, type, optional: false, any: false, line: 1, mended: false, ...more,
}); // biome-ignore format: short

describe('signatures', () => {
  test('of structs: members, optional ones, lists', () => {
    expect(parse('LampInfo { ’id’: str, [’hours’: [’int’]], ’next’: LampInfo }')).toEqual({
      name: 'LampInfo',
      returns: null,
      parameters: [
        parameter('id', 'str'),
        parameter('hours', ['int'], { optional: true }),
        parameter('next', 'LampInfo'),
      ],
      whole: null,
      odd: [],
    });
  });

  test('of commands: return type, arguments, no arguments', () => {
    expect(parse('[’LampInfo’] query-lamps ([’id’: str])')).toMatchObject({
      name: 'query-lamps',
      returns: ['LampInfo'],
      parameters: [{ name: 'id', optional: true }],
    });
    expect(parse('lamp_stop ()')).toMatchObject({ name: 'lamp_stop', returns: null, parameters: [] });
    expect(parse('LampInfo query-lamp ()')).toMatchObject({ name: 'query-lamp', returns: 'LampInfo' });
    expect(parse('lamp-add (LampOptions)')).toMatchObject({ whole: 'LampOptions', parameters: [] });
  });

  test('of unions and alternates: branches', () => {
    expect(parse('Lamp [ ’oil’: OilLamp, ’gas’: GasLamp ]')).toMatchObject({
      name: 'Lamp',
      parameters: [
        { name: 'oil', type: 'OilLamp' },
        { name: 'gas', type: 'GasLamp' },
      ],
    });
  });

  test('of values without a type', () => {
    expect(parse('** lamp-get (’path’: str)')).toMatchObject({ name: 'lamp-get', returns: 'any' });
    expect(parse('lamp-set (’path’: str, value. . . )').parameters.at(-1)).toEqual(
      parameter('value', 'any', { any: true }),
    );
    expect(parse('lamp_add (’id’: str, *props. . . )').parameters.at(-1)).toEqual(
      parameter('props', 'any', { any: true, optional: true }),
    );
  });

  test('over several lines: names and types are broken, lines are kept', () => {
    const { parameters } = parse(
      'LampStats { ’rd bytes’: int, ’burning',
      'hours’:',
      'int, ’dim-',
      'mer’: bool',
      '}',
    );
    expect(parameters).toEqual([
      parameter('rd_bytes', 'int', { mended: true }),
      parameter('burning_hours', 'int', { mended: true }),
      parameter('dim-mer', 'bool', { line: 3, mended: true }),
    ]);
  });

  test('with plain quotes are read as well', () => {
    expect(parse("Lamp { 'id': str }").parameters).toEqual([parameter('id', 'str')]);
  });

  test('that are damaged say what is not understood', () => {
    expect(parse('Lamp { ’id’ str, ’lux’: }')).toMatchObject({ odd: expect.arrayContaining(['id']) });
    expect(parse('').name).toBe('');
  });
});
