import { describe, expect, test } from 'vitest';
import type { DocumentInfo, Interface } from '../../model.js';
import { Diagnostics } from '../text/diagnostics.js';
import { sectionLines } from '../text/entity.js';
import { hxEntities, readHx } from './read.js';

const DOCUMENT: DocumentInfo = { id: 'test', title: 'test', version: null, digest: '', kind: 'hx' };
const read = (text: string): Interface => readHx(text, DOCUMENT);
const messages = (iface: Interface): string => iface.diagnostics.map((d) => d.message).join('\n');

const entry = (name: string, args: string) =>
  `    {\n        .name       = "${name}",\n        .args_type  = ${args},\n        .mhandler.cmd_new = qmp_x,\n    },\n`;
const doc = (title: string, ...body: string[]) =>
  ['SQMP', title, '-'.repeat(title.length), '', ...body, '', 'EQMP', ''].join('\n');
const example = (name: string, args: string, reply: string) => [
  'Example:',
  '',
  `-> { "execute": "${name}"${args} }`,
  `<- { "return": ${reply} }`,
];

describe('the table of commands', () => {
  test('tells names, types, optionality and lines', () => {
    const { commands, events, types } = read(entry('lamp-switch', '"lamp:B,bright:i?,fade:-f"'));
    expect(commands).toEqual({
      'lamp-switch': {
        arguments: {
          lamp: { type: 'str', optional: false, line: 2 },
          bright: { type: 'int', optional: true, line: 2 },
          fade: { type: 'bool', optional: true, line: 2 },
        },
        returns: null,
        line: 2,
      },
    });
    expect([events, types]).toEqual([{}, {}]);
  });

  test('goes on in the next line where a string does', () => {
    const { commands } = read(entry('a', '"b:s,"\n  "c:i?,"\n  "d:b"'));
    expect(Object.keys(commands.a?.arguments ?? {})).toEqual(['b', 'c', 'd']);
    expect(commands.a).not.toHaveProperty('incomplete');
  });

  test('may begin in the line after its field', () => {
    expect(read('.name = "a",\n.args_type =\n  "b:s",\n').commands.a?.arguments).toMatchObject({
      b: { type: 'str' },
    });
  });

  test('may have an entry to a line', () => {
    const { commands } = read(
      '{ .name = "a", .args_type = "b:s," "c:i?", .mhandler.cmd_new = qmp_a, },\n{ .name = "d", .args_type = "" },\n',
    );
    expect(commands).toMatchObject({
      a: { arguments: { b: { type: 'str' }, c: { type: 'int', optional: true } }, line: 1 },
      d: { arguments: {}, line: 2 },
    });
  });

  test('may hide a list behind a macro: the arguments are unknown', () => {
    const iface = read('{\n .name = "a",\n .args_type = LAMP_ARGS,\n},\n');
    expect(iface.commands.a?.arguments).toBeNull();
    expect(messages(iface)).toContain('args_type is no string');
  });

  test('knows conditions, also nested and reversed', () => {
    const { commands } = read(
      `#if defined(CONFIG_LAMP)\n${entry('a', '""')}#ifndef CONFIG_DARK\n${entry('b', '""')}#else\n${entry('c', '""')}#endif\n#endif\n${entry('d', '""')}`,
    );
    expect(Object.values(commands).map((c) => c.condition)).toEqual([
      'CONFIG_LAMP',
      'CONFIG_LAMP && !CONFIG_DARK',
      'CONFIG_LAMP && !!CONFIG_DARK',
      undefined,
    ]);
  });

  test('is cut off: what is lost is unknown, and said so', () => {
    const whole = entry('a', '"b:s"') + entry('c', '"d:s,"\n  "e:i"');
    const inString = read(whole.slice(0, whole.indexOf('d:s') + 2));
    expect(inString.commands.c?.arguments).toBeNull();
    expect(messages(inString)).toContain('breaks off');
    const afterComma = read(whole.slice(0, whole.indexOf('\n  "e')));
    expect(afterComma.commands.c).toMatchObject({ arguments: { d: { type: 'str' } }, incomplete: true });
    expect(read(whole).diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  });

  test('has a command twice: the first counts, with a diagnostic', () => {
    const iface = read(entry('a', '"b:s"') + entry('a', '"c:s"'));
    expect(Object.keys(iface.commands.a?.arguments ?? {})).toEqual(['b']);
    expect(messages(iface)).toContain('twice');
  });

  test('is missing', () => {
    expect(messages(read('Dear diary,\n'))).toContain('found none');
  });
});

describe('texts', () => {
  const before =
    doc('lamp-query', 'Asks.', '', ...example('lamp-query', '', '{}')) + entry('lamp-query', '""');
  const after = entry('lamp-stop', '""') + doc('lamp-stop', 'Stops.', '', ...example('lamp-stop', '', '{}'));

  test('stand before or after their entries', () => {
    const iface = read(before + after);
    expect(iface.commands).toMatchObject({ 'lamp-query': { returns: {} }, 'lamp-stop': { returns: {} } });
    expect(messages(iface)).toBe('');
  });

  test('lost their title: what the example executes tells the entry beside it', () => {
    const text =
      entry('cpu', '""') + ['SQMP', '', 'Sets it.', '', ...example('cpu', '', '{}'), 'EQMP', ''].join('\n');
    const iface = read(text);
    expect(iface.commands.cpu?.returns).toEqual({});
    expect(messages(iface)).toContain('the text lost its title: it was given to cpu');
  });

  test('of commands that the table lacks make commands', () => {
    const iface = read(
      doc(
        'lamp-list',
        'Lists.',
        '',
        'Arguments:',
        '',
        '- "all": all of them (json-bool, optional)',
        '',
        ...example('lamp-list', '', '[ "a" ]'),
      ),
    );
    expect(iface.commands['lamp-list']).toMatchObject({
      arguments: { all: { type: 'bool', optional: true } },
      returns: ['str'],
    });
    expect(messages(iface)).toContain('no entry in the table');
  });

  test('are left where chapters begin', () => {
    const text = ['SQMP', '3. Lamps', '========', '', 'All of them.', 'EQMP', ''].join('\n');
    expect(read(text + entry('a', '""')).commands).toHaveProperty('a');
    expect(hxEntities(text, new Diagnostics())).toEqual([]);
  });

  test('are taken apart with their lines', () => {
    const text = doc(
      'lamp-set', 'Sets a lamp.', '', 'Arguments:', '',
      '- "lamp": its name', '  (json-string)', '- "lux": how bright (json-int, optional)', '',
      ...example('lamp-set', ', "arguments": { "lamp": "a" }', '{}'), '', 'Notes:', '', '(1) It is bright.',
    ); // biome-ignore format: a document
    const [entity] = hxEntities(entry('lamp-set', '"lamp:s,lux:i?"') + text, new Diagnostics());
    expect(entity).toMatchObject({ kind: 'command', name: 'lamp-set', line: 7 });
    expect(entity?.members).toEqual([
      {
        name: 'lamp', line: 14, type: 'json-string', optional: false,
        text: [{ line: 14, text: 'its name' }, { line: 15, text: '(json-string)' }],
      },
      {
        name: 'lux', line: 16, type: 'json-int', optional: true,
        text: [{ line: 16, text: 'how bright (json-int, optional)' }],
      },
    ]); // biome-ignore format: as printed
    expect(entity?.sections.map((s) => [s.name, s.line])).toEqual([
      ['description', 10],
      ['examples', 18],
      ['notes', 23],
    ]);
    expect(entity && sectionLines(entity, 'notes').at(-1)).toEqual({ line: 25, text: '(1) It is bright.' });
  });

  test('that end without EQMP do not swallow the next entry', () => {
    const iface = read(`SQMP\nlamp\n----\n\nA lamp.\n\n${entry('lamp', '""')}`);
    expect(iface.commands).toHaveProperty('lamp');
    expect(messages(iface)).toContain('lacks its EQMP');
  });
});

describe('table against text', () => {
  const both = (args: string, items: string[], shown = '') =>
    read(entry('lamp', args) + doc('lamp', 'Arguments:', '', ...items, '', ...example('lamp', shown, '{}')));

  test('the table decides; a contradiction is said', () => {
    const iface = both('"lux:i"', ['- "lux": how bright (json-string)']);
    expect(iface.commands.lamp?.arguments).toMatchObject({ lux: { type: 'int' } });
    expect(messages(iface)).toContain('str in the text, int in the table');
    expect(messages(both('"lux:i"', ['- "lux": how bright (json-int)']))).toBe('');
  });

  test('where the text has another argument in place of one of the table, neither counts, and there may be more', () => {
    const iface = both('"lux:i,end:i?"', ['- "lux": a', '- "length": b']);
    expect(Object.keys(iface.commands.lamp?.arguments ?? {})).toEqual(['lux']);
    expect(iface.commands.lamp?.incomplete).toBe(true);
    expect(messages(iface)).toContain('argument end: the text has length and not end, so it was left out');
    const spelled = both('"lux:i,buf-size:i?"', ['- "lux": a', '- "buf_size": b']);
    expect(Object.keys(spelled.commands.lamp?.arguments ?? {})).toEqual(['lux', 'buf-size']);
  });

  test('an argument that only the text has is none', () => {
    const iface = both('"lux:i"', ['- "lux": a', '- "lumen": b']);
    expect(Object.keys(iface.commands.lamp?.arguments ?? {})).toEqual(['lux']);
    expect(messages(iface)).toContain('argument lumen, which the table does not take');
  });

  test('a group of options has the arguments of the text, and may have more', () => {
    const iface = both('"lamp:O"', [
      '- "id": a (json-string)',
      '- "bus": b (json-string, optional)',
      '- properties',
    ]);
    expect(iface.commands.lamp).toMatchObject({
      arguments: { id: { type: 'str', optional: false }, bus: { type: 'str', optional: true } },
      gen: false,
    });
  });

  test('an argument that nothing checks has an unknown type', () => {
    const iface = both('"keys:O"', ['keys array:', '- "key": one'], ', "arguments": { "keys": [ "a" ] }');
    expect(iface.commands.lamp).toMatchObject({ arguments: { keys: { type: null, optional: false } } });
    expect(iface.commands.lamp).not.toHaveProperty('gen');
  });

  test('a type that the text names and nothing defines is said', () => {
    expect(messages(both('"mode:s?"', ['- "mode": how (LampMode, optional)']))).toContain(
      'calls its type LampMode',
    );
  });
});

describe('return values', () => {
  const returns = (body: string[], reply = '') =>
    read(entry('lamp', '""') + doc('lamp', ...body, '', ...(reply ? example('lamp', '', reply) : [])))
      .commands.lamp?.returns;

  test.each([
    [['Lights.'], '{}', {}],
    [['Returns json-int.'], '255', 'int'],
    [['Reads.'], '"abc"', 'str'],
    [['Returns a json-object:', '', '- "a": b (json-int)'], '{ "a": 1 }', null],
    [['Each lamp is a json-object, the returned value is a json-array.'], '[ { "a": 1 } ]', null],
    [['Returns json-bool.'], '', 'bool'],
    [['Lights.'], '', null],
  ])('%j with the example %s', (body, reply, expected) => {
    expect(returns(body as string[], reply)).toEqual(expected);
  });
});

describe('a web page with line numbers', () => {
  const source = (
    entry('cpu', '"index:i"') +
    doc('cpu', 'Sets it.', '', ...example('cpu', '', '{}')) +
    after()
  ).split('\n');
  function after(): string {
    return entry('lamp', '"a:s"') + doc('lamp', 'Lights.', '', ...example('lamp', '', '{}'));
  }
  // Such a page shows no line of three characters or less, and no indentation.
  const page = source
    .map((text, i) => ({ text: text.trim(), number: i + 1 }))
    .filter(({ text }) => text.length > 3)
    .map(({ text, number }) => `${number} ${text}`);

  test.each([':', '|', '\t'])('may have %j after the numbers', (sign) => {
    const numbered = source.map((text, at) => `${at + 1}${sign} ${text}`.trimEnd());
    expect(Object.keys(read(numbered.join('\n')).commands)).toEqual(['cpu', 'lamp']);
  });

  test('gives what the source gives, with its own line numbers', () => {
    const scraped = read(`lamp.git / lamp.hx\n${page.join('\n')}\n`);
    const plain = read(source.join('\n'));
    const withoutLines = (iface: Interface) =>
      JSON.parse(JSON.stringify(iface.commands, (k, v) => (k === 'line' ? undefined : v)));
    expect(withoutLines(scraped)).toEqual(withoutLines(plain));
    const line = scraped.commands.lamp?.line ?? 0;
    expect([`lamp.git / lamp.hx`, ...page][line - 1]).toContain('.name       = "lamp"');
    expect(messages(scraped)).toContain('line numbers');
  });
});
