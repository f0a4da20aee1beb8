/** Documents made to hurt: every reader ends soon, throws nothing, and keeps what it can. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentInfo, Interface } from '../../schema/model.js';
import { readHx } from '../../schema/sources/hx/read.js';
import { readManPage } from '../../schema/sources/manpage/read.js';
import { readReference } from '../../schema/sources/reference/read.js';
import { CLASSIC_RENDERED, CLASSIC_ROFF, DOMAIN_RENDERED, DOMAIN_ROFF } from './man-samples.js';

const HX = `SQMP
lamp
----

Arguments:

- "id": which (json-string)

Example:

-> { "execute": "lamp", "arguments": { "id": "a" } }
<- { "return": {} }

EQMP

#if defined(CONFIG_LAMP)
    {
        .name       = "lamp",
        .args_type  = "id:s,"
                      "lux:i?",
    },
#endif
`;
const REFERENCE = `[Struct]LampInfo { ’id’: str, [’lux
max’: int] }
id its name

[Enum]dim

‘bright’ much

LampMode: How.

[Command][’LampInfo’] query-lamps ([’mode’:
LampMode])

mode* which

Returns: a list If none, LampNotFound

Since: 2.1
`;

const READERS: [string, (text: string, document: DocumentInfo) => Interface, string[]][] = [
  ['hx', readHx, [HX, HX.replace(/^ +/gm, '')]],
  ['man page', readManPage, [CLASSIC_RENDERED, CLASSIC_ROFF, DOMAIN_RENDERED, DOMAIN_ROFF]],
  ['reference', readReference, [REFERENCE]],
];
const DOCUMENT: DocumentInfo = { id: 'x', title: 'x', version: null, digest: '', kind: 'hx' };
const names = ({ commands, events, types }: Interface) => [commands, events, types].flatMap(Object.keys);

describe.each(READERS)('%s', (_, read, samples) => {
  const sample = fc.constantFrom(...samples);

  test('cut off anywhere, it has no command, event or type that the whole has not', () => {
    fc.assert(
      fc.property(sample, fc.double({ min: 0, max: 1, noNaN: true }), (text, part) => {
        const cut = text.slice(0, Math.floor(text.length * part));
        const whole = new Set(names(read(text, DOCUMENT)));
        // The last heading may be cut within its name.
        const strange = names(read(cut, DOCUMENT)).filter((name) => !whole.has(name));
        expect(strange.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('with lines lost, doubled and moved, or anything else in it, it is read to its end', () => {
    const damage = fc.record({ at: fc.nat(200), from: fc.nat(200), lines: fc.nat(5), noise: fc.string() });
    fc.assert(
      fc.property(sample, fc.array(damage, { maxLength: 10 }), (text, damages) => {
        const lines = text.split('\n');
        for (const { at, from, lines: count, noise } of damages) {
          lines.splice(at, count, ...lines.slice(from, from + count), noise);
        }
        const iface = read(lines.join('\n'), DOCUMENT);
        expect(iface.diagnostics.every((d) => d.message.length > 10)).toBe(true);
      }),
    );
  });

  test.each([
    'a', ' ', '\n', '(', '[', '{', '"', '’', '‘', '-', '\\', '•', '\u2010', 'a-\n', '\\[', "\\X'", '.RS\n', '.SS a (Object)\n',
    '   a (Command)\n   Arguments\n', '       Object A (Since: 1)\n              Members\n', '• A (Command)',
    '[Command]a (', '[Struct]a { ’b’: C }\n', '[Enum]A\n‘b’ c\n\n', '.name = "a"\n', 'SQMP\n', '#if x\n', '1 .name = "a",\n',
    '"execute": "a", "arguments": {', '(since ', 'If a is ',
  ])('a megabyte of %j ends within seconds', (piece) => {
    const text = piece.repeat(Math.ceil(2 ** 20 / piece.length));
    const start = process.cpuUsage();
    read(text, DOCUMENT);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000);
  }); // biome-ignore format: a list

  test('twice the text takes about twice the time, not four times', () => {
    const [text = ''] = samples;
    const time = (copies: number) => {
      const whole = text.repeat(copies);
      const start = process.cpuUsage();
      read(whole, DOCUMENT);
      const { user } = process.cpuUsage(start);
      return user;
    };
    time(200);
    // Measured generously: other work on the machine disturbs.
    expect(time(1600) / Math.max(time(200), 5000)).toBeLessThan(32);
  });
});

describe('names that JavaScript has itself', () => {
  test('are names like any other', () => {
    const iface = readReference(
      '[Command]__proto__ (’constructor’: str)\n\n[Struct]toString { ’__proto__’: int }\n',
      DOCUMENT,
    );
    expect(Object.keys(iface.commands)).toEqual(['__proto__']);
    expect(Object.keys(iface.types)).toEqual(['toString']);
    expect(({} as { constructor: unknown }).constructor).toBe(Object);
  });
});
