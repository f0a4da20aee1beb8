import { describe, expect, test } from 'vitest';
import {
  CLASSIC_RENDERED,
  CLASSIC_ROFF,
  DOMAIN_RENDERED,
  DOMAIN_ROFF,
  FOOTER,
} from '../../../test/readers/man-samples.js';
import type { DocumentInfo, Interface } from '../../model.js';
import { Diagnostics } from '../text/diagnostics.js';
import { manPageEntities, readManPage } from './read.js';

const DOCUMENT: DocumentInfo = { id: 'test', title: 'test', version: null, digest: '', kind: 'manpage' };
const read = (text: string): Interface => readManPage(text, DOCUMENT);
const messages = (iface: Interface): string => iface.diagnostics.map((d) => d.message).join('\n');
const withoutLines = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, v) => (key === 'line' ? undefined : v)));

/** What all four samples document. */
const LAMPS = {
  commands: {
    'lamp-set': {
      arguments: {
        id: { type: 'str', optional: false },
        mode: { type: 'LampMode', optional: true, since: '7.1' },
      },
      returns: {},
      since: '6.0',
    },
    'query-lamps': { arguments: {}, returns: ['LampInfo'], since: '6.0', features: ['unstable'] },
    'lamp-add': { arguments: 'LampOptions', returns: {}, condition: 'CONFIG_LAMP' },
  },
  events: { LAMP_OUT: { data: { id: { type: 'str', optional: false } }, since: '6.1' } },
  types: {
    LampMode: {
      kind: 'enum',
      values: ['dim', 'bright-white'],
      valueSince: { 'bright-white': '7.0' },
      since: '6.0',
    },
    LampInfo: {
      kind: 'object',
      members: {
        lux: { type: 'int', optional: false },
        hours: { type: ['int'], optional: true, features: ['deprecated'] },
      },
      base: 'LampBase',
    },
    LampOptions: {
      kind: 'object',
      members: { mode: { type: 'LampMode', optional: false } },
      tag: 'mode',
      variants: { 'bright-white': 'LampBright' },
    },
    LampRef: {
      kind: 'alternate',
      members: { whole: { type: 'LampInfo', optional: false }, name: { type: 'str', optional: false } },
    },
  },
};

describe.each([
  ['classic, rendered', CLASSIC_RENDERED],
  ['classic, roff', CLASSIC_ROFF],
  ['QAPI domain, rendered', DOMAIN_RENDERED],
  ['QAPI domain, roff', DOMAIN_ROFF],
])('%s', (_, text) => {
  test('commands, events and types are those of the page', () => {
    const { commands, events, types } = read(text);
    expect(withoutLines({ commands, events, types })).toEqual(LAMPS);
  });

  test('every entity and member has the line where it stands', () => {
    const { commands, events, types } = read(text);
    const lines = text.split('\n');
    const at = (line: number | undefined) => (lines[(line ?? 0) - 1] ?? '').replaceAll('\\', '');
    for (const [name, entity] of [
      ...Object.entries(commands),
      ...Object.entries(events),
      ...Object.entries(types),
    ]) {
      expect(at(entity.line)).toContain(name);
    }
    for (const [name, member] of Object.entries(commands['lamp-set']?.arguments ?? {})) {
      expect(at(member.line)).toContain(name);
    }
  });

  test('the version is that of the page', () => {
    expect(read(text).document.version).toBe('9.9.1');
    expect(readManPage(text, { ...DOCUMENT, version: '9.8' }).document.version).toBe('9.8');
  });

  test('texts are kept for whoever looks for statements', () => {
    const { entities } = manPageEntities(text, new Diagnostics());
    const set = entities.find((e) => e.name === 'lamp-set');
    const texts = set?.sections.map((s) => [s.name, s.lines.map((l) => l.text).join(' ')]);
    expect(texts).toContainEqual(['description', 'Sets a lamp.']);
    expect(texts).toContainEqual(['errors', 'If id is no lamp, LampNotFound']);
    expect(set?.members?.[0]?.text.map((l) => l.text)).toEqual(['which lamp']);
    expect(texts?.find(([name]) => name === 'examples')?.[1]).toContain('"execute": "lamp-set"');
  });

  test('cut off, the last entity is incomplete', () => {
    const cut = text.slice(0, text.indexOf('LampBright'));
    const iface = read(cut.slice(0, cut.lastIndexOf('\n')));
    expect(iface.types.LampOptions).toMatchObject({ incomplete: true });
    expect(messages(iface)).toContain('the document ends within object LampOptions');
    expect(messages(read(text))).not.toContain('ends within');
  });
});

describe('a page as people saved it', () => {
  test('bold by overstriking and colours are taken off', () => {
    const bold = CLASSIC_RENDERED.replaceAll(
      /^ {3}(\S.*)$/gm,
      (_, words: string) => `   ${words.replaceAll(/./g, '$&\b$&')}`,
    );
    expect(withoutLines(read(bold).commands)).toEqual(LAMPS.commands);
    const coloured = CLASSIC_RENDERED.replaceAll('lamp-set', '\u001b[1mlamp-set\u001b[0m');
    expect(withoutLines(read(coloured).commands)).toEqual(LAMPS.commands);
  });

  test('words are mended that a line broke, whether the hyphen shows it or not', () => {
    for (const hyphen of ['-', '\u2010']) {
      const broken = CLASSIC_RENDERED.replace(
        'when mode is "bright-white"',
        `when mode is "bright-whi${hyphen}\n       te"`,
      );
      expect(withoutLines(read(broken).types)).toEqual(LAMPS.types);
    }
  });

  test('a narrow page breaks headings', () => {
    const narrow = CLASSIC_RENDERED.replace('   query-lamps (Command)', '   query-lamps\n       (Command)');
    expect(withoutLines(read(narrow).commands)).toEqual(LAMPS.commands);
    const broken = CLASSIC_RENDERED.replace(
      '   query-lamps (Command)',
      '   query-la\u2010\n       mps (Command)',
    );
    expect(withoutLines(read(broken).commands)).toEqual(LAMPS.commands);
  });

  test('a request that ran into the text before it still counts', () => {
    const glued = CLASSIC_RENDERED.replace(
      '       CONFIG_LAMP\n\n   LAMP_OUT (Event)',
      '       CONFIG_LAMP.SS LAMP_OUT (Event)\n',
    );
    expect(glued).not.toBe(CLASSIC_RENDERED);
    expect(withoutLines(read(glued))).toMatchObject({ commands: LAMPS.commands, events: LAMPS.events });
    const source = CLASSIC_ROFF.replace(
      '\\fBCONFIG_LAMP\\fP\n.SS \\fBLAMP',
      '\\fBCONFIG_LAMP\\fP.SS \\fBLAMP',
    );
    expect(source).not.toBe(CLASSIC_ROFF);
    expect(withoutLines(read(source))).toMatchObject({ commands: LAMPS.commands, events: LAMPS.events });
  });

  test.each([
    ['in its kind', 'LAMP_OUT  (Ev\u2010\n       ent)\n'],
    ['in its kind, in ASCII', 'LAMP_OUT (Ev-\n       ent)\n'],
    ['in its name', 'LAMP_\u2010\n       OUT (Event)\n'],
  ])('and so if a narrow page broke the heading %s', (_, heading) => {
    const glued = CLASSIC_RENDERED.replace(
      '       CONFIG_LAMP\n\n   LAMP_OUT (Event)',
      `       CONFIG_LAMP.SS   ${heading}`,
    );
    expect(withoutLines(read(glued))).toMatchObject({ commands: LAMPS.commands, events: LAMPS.events });
  });

  test('a version may have words in parentheses', () => {
    const spelled = DOMAIN_RENDERED.replace(
      'lamp-set (Since: 6.0)',
      'lamp-set (Since: 6.0 (Linux only); 7.0 (Windows))',
    );
    expect(spelled).not.toBe(DOMAIN_RENDERED);
    expect(read(spelled).commands['lamp-set']).toMatchObject({ since: '6.0' });
  });

  test('a version on the next line belongs to the heading', () => {
    const broken = DOMAIN_RENDERED.replace('lamp-set (Since: 6.0)', 'lamp-set\n       (Since: 6.0)');
    expect(broken).not.toBe(DOMAIN_RENDERED);
    expect(withoutLines(read(broken).commands)).toEqual(LAMPS.commands);
  });

  test.each<[string, string, (page: string) => string]>([
    ['its indentation', DOMAIN_RENDERED, (page) => page.replace(/^ +/gm, '')],
    ['its indentation', CLASSIC_RENDERED, (page) => page.replace(/^ +/gm, '')],
    ['its blank lines', CLASSIC_RENDERED, (page) => page.replace(/\n{2,}/g, '\n')],
    ['the spaces between its columns', CLASSIC_RENDERED, (page) => page.replace(/(?<=\S) +/g, ' ')],
  ])('a copy that lost %s says so, and every entry is incomplete', (what, page, lose) => {
    const iface = read(lose(page));
    expect(messages(iface)).toContain(`this copy lost ${what}`);
    expect(iface.commands['lamp-set']).toMatchObject({ incomplete: true });
    expect(messages(read(page))).not.toContain('this copy lost');
  });

  test('what the contents list and the text lacks is known by name only', () => {
    const contents = 'ContentsLampslamp-set (Command)lamp-gone (Command)LAMP_LOST (Event)LampLost (Enum)';
    const iface = read(CLASSIC_RENDERED.replace('NAME\n', `NAME\n\n   ${contents}\n`));
    expect(iface.commands['lamp-gone']).toMatchObject({ arguments: null, returns: null });
    expect(iface.events.LAMP_LOST).toMatchObject({ data: null });
    expect(iface.types).not.toHaveProperty('LampLost');
    expect(messages(iface)).toContain('the contents list enum LampLost, but');
    expect(messages(iface)).not.toContain('lamp-set, but');
  });

  test('printed on sheets, it has furniture, and breaks within lists', () => {
    const sheet = (page: number) =>
      `\n\n9.9.1                     May 09, 2024                     ${page}\n\n\nLAMP-QMP-REF(7)            LAMP            LAMP-QMP-REF(7)\n\n`;
    const printed = CLASSIC_RENDERED.replace('       hours:', `${sheet(1)}       hours:`)
      .replace('   Since\n', `${sheet(2)}   Since\n`)
      .replace('       • If id', `       o\n${sheet(3)}         If id`)
      .replaceAll('•', 'o');
    const { commands, types, diagnostics } = read(printed);
    expect(withoutLines({ commands, types })).toEqual({ commands: LAMPS.commands, types: LAMPS.types });
    expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  });

  test('a list of contents without bullets is none of the text', () => {
    const contents = '   Contents\n       lamp-set (Command)\n\n       LampInfo (Object)\n\n';
    const iface = read(CLASSIC_RENDERED.replace('LAMPS\n', `${contents}LAMPS\n`));
    expect(withoutLines({ commands: iface.commands, types: iface.types })).toEqual({
      commands: LAMPS.commands,
      types: LAMPS.types,
    });
  });

  test('what cannot be read in a list is said, and the list is incomplete', () => {
    const odd = read(
      CLASSIC_RENDERED.replace(
        '   lamp-set (Command)\n       Sets a lamp.\n\n   Arguments\n       id: string\n',
        '   lamp-set (Command)\n       Sets a lamp.\n\n   Arguments\n       id: a strange type\n',
      ),
    );
    expect(odd.commands['lamp-set']).toMatchObject({ arguments: null, incomplete: true });
    expect(messages(odd)).toContain('"id: a strange type" stands where a member or value is expected');
    const lost = read(DOMAIN_RENDERED.replace('• hours ([int], optional) --', '• hours (([int])) --'));
    expect(lost.types.LampInfo).toMatchObject({ members: { lux: { type: 'int' } }, incomplete: true });
    expect(messages(lost)).toContain('object LampInfo: "hours');
  });

  test('an entity documented twice counts once, with a diagnostic', () => {
    const twice = CLASSIC_RENDERED.replace(FOOTER, `   LAMP_OUT (Event)\n       Again.\n\n${FOOTER}`);
    expect(withoutLines(read(twice).events)).toEqual(LAMPS.events);
    expect(messages(read(twice))).toContain('event LAMP_OUT is documented twice');
  });

  test('any other text says that it is none', () => {
    expect(messages(read('Dear diary,\n'))).toContain('found none');
  });
});

describe('what the classic manual leaves out', () => {
  const page = (entity: string) => read(`   ${entity.replaceAll('\n', '\n   ')}\n${FOOTER}`);
  const options =
    'LampAdd (Object)\n\nMembers\n    id: string\n           which\n\n    lux: int (optional)\n           how bright\n\n';
  const example = (args: string) =>
    `Example\n       -> { "execute": "lamp-add"${args} }\n       <- { "return": {} }\n`;

  test('arguments that the example shows are those of the type named like the command', () => {
    const iface = page(`${options}lamp-add (Command)\n\n${example(', "arguments": { "id": "a" }')}`);
    expect(iface.commands['lamp-add']?.arguments).toBe('LampAdd');
    expect(messages(iface)).toContain('those of type LampAdd');
  });

  test('arguments that no such type has are unknown', () => {
    const iface = page(`${options}lamp-add (Command)\n\n${example(', "arguments": { "watts": 5 }')}`);
    expect(iface.commands['lamp-add']?.arguments).toBeNull();
  });

  test('errors may speak of the arguments', () => {
    const iface = page(
      `${options}x-debug-lamp-add-all (Command)\n\nReturns\n    If id is no lamp, LampNotFound\n`,
    );
    expect(iface.commands['x-debug-lamp-add-all']?.arguments).toBe('LampAdd');
  });

  test('a command without a hint of arguments has none', () => {
    const iface = page(`${options}lamp-add (Command)\n\n${example('')}`);
    expect(iface.commands['lamp-add']?.arguments).toEqual({});
  });

  test('a return value nobody speaks of is nothing, but of commands that ask', () => {
    const iface = page('lamp-add (Command)\nAdds.\n\nquery-lamp (Command)\nAsks.\n');
    expect(iface.commands['lamp-add']?.returns).toEqual({});
    expect(iface.commands['query-lamp']?.returns).toBeNull();
    expect(messages(iface)).toContain('lamp-add: nothing is said of a return value');
    expect(messages(iface)).toContain('query-lamp: the return type is unknown');
  });

  test('an enum without values has unknown ones, one with a short value and a paragraph after it has that', () => {
    const iface = page(
      'A (Enum)\nAn enum.\n\nB (Enum)\n\nValues\n    on     it is on\n           and lit\n    There may be more values than these, and this\n    paragraph speaks of them.\n\n',
    );
    expect(iface.types).toMatchObject({ A: { values: null }, B: { values: ['on'] } });
  });

  test('a type that cannot be read is unknown', () => {
    const iface = page(
      'LampInfo (Object)\n\nMembers\n    a: string\n           x\n\n    The members of\n    LampBase\n\n',
    );
    expect(iface.types.LampInfo).toMatchObject({ members: { a: { type: 'str' } }, base: 'LampBase' });
  });

  test('conditions are printed with members, values and variants', () => {
    const iface = page(
      'Lamp (Object)\n\nMembers\n    a: string (optional) (If: CONFIG_A and not CONFIG_B)\n           x\n\n    The members of LampC when a is "c" (If: CON-\n    FIG_C)\n\nMode (Enum)\n\nValues\n    dim (If: defined(CONFIG_D))\n           x\n\n',
    );
    expect(withoutLines(iface.types)).toEqual({
      Lamp: {
        kind: 'object',
        members: { a: { type: 'str', optional: true, condition: 'CONFIG_A && !CONFIG_B' } },
        tag: 'a',
        variants: { c: 'LampC' },
        variantConditions: { c: 'CONFIG_C' },
      },
      Mode: { kind: 'enum', values: ['dim'], valueConditions: { dim: 'CONFIG_D' } },
    });
  });

  test('branches of a simple union are wrapped in data', () => {
    const iface = page(
      'Lamp (Object)\n\nMembers\n    type   One of a, b\n\n    data: LampA when type is "a"\n\n    data: array of int when type is "b"\n\n',
    );
    expect(withoutLines(iface.types)).toEqual({
      Lamp: {
        kind: 'object',
        members: { type: { type: 'str', optional: false } },
        tag: 'type',
        variants: { a: 'q_obj_LampA-wrapper', b: 'q_obj_intList-wrapper' },
      },
      'q_obj_LampA-wrapper': { kind: 'object', members: { data: { type: 'LampA', optional: false } } },
      'q_obj_intList-wrapper': { kind: 'object', members: { data: { type: ['int'], optional: false } } },
    });
  });
});
