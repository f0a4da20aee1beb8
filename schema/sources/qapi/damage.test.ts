/** Schemas as people copy them: lines joined into one, lines numbered and some lost, the end cut off. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentInfo, Interface } from '../../model.js';
import { readQapi } from '../qapi.js';

const DOCUMENT: DocumentInfo = { id: 'test', title: 'A test', version: null, digest: '', kind: 'qapi' };

function read(text: string): Interface {
  return readQapi(text, DOCUMENT);
}

const SCHEMA = `# Things, for a test

##
# @Mode:
#
# @fast: soon
#
# @slow: later (since 1.6)
#
# Since: 1.5
##
{ 'enum': 'Mode',
  'data': [ 'fast',
            'slow' ] }

##
# @Thing:
#
# A thing.
#
# @name: of the thing
#
# @mode: #optional how to go about it
#
# @parts: #optional what it is made of (since 1.6)
#
# Since: 1.5
##
{ 'type': 'Thing',
  'data': {
      'name': 'str',
      '*mode': 'Mode',
      '*parts': ['Thing']
  } }

##
# @make-thing
#
# Makes a thing.
#
# @thing: what to make
#
# @in-place: #optional whether to overwrite one
#
# Returns: nothing on success
#          If @thing exists, GenericError
#
# Since: 1.5
##
{ 'command': 'make-thing',
  'data': { 'thing': 'Thing',
            '*in-place': 'bool' } }

##
# @query-things:
#
# Returns: a list of @Thing
#
# Since: 1.5
##
{ 'command': 'query-things', 'returns': ['Thing'] }

##
# @THING_MADE:
#
# Emitted when a thing is made
#
# @name: its name
#
# Since: 1.6
##
{ 'event': 'THING_MADE',
  'data': { 'name': 'str' } }
`;

/** Without places, which differ. */
function contents({ commands, events, types }: Interface): unknown {
  return JSON.parse(
    JSON.stringify({ commands, events, types }, (key, value) => (key === 'line' ? undefined : value)),
  );
}

/** As a web page shows a source: each line with its number, some not there at all. */
function page(lost: Set<number>): string {
  return SCHEMA.split('\n')
    .map((line, index) => `${index + 1} ${line.trim()}`)
    .filter((_, index) => !lost.has(index + 1))
    .join('\n');
}

function lineOf(text: string): number {
  return SCHEMA.slice(0, SCHEMA.indexOf(text)).split('\n').length;
}

describe('joined lines', () => {
  test('a schema on one line says the same', () => {
    const joined = read(SCHEMA.replace(/\s+/g, ' '));
    expect(contents(joined)).toEqual(contents(read(SCHEMA)));
    expect(joined.diagnostics).toEqual([{ severity: 'note', message: expect.stringContaining('joined') }]);
    expect(joined.commands['query-things']?.line).toBe(1);
  });

  test('a comment ends where a definition begins, although its ## is lost', () => {
    const joined = read(SCHEMA.replaceAll('##\n{', '{').replaceAll(/\s+/g, ' '));
    expect(contents(joined)).toEqual(contents(read(SCHEMA)));
  });

  test('a definition that is commented out stays out, and that is said', () => {
    const { commands, diagnostics } = read(
      `${SCHEMA.replace(/\s+/g, ' ')} # { 'command': 'unmake-thing' } # no`,
    );
    expect(Object.keys(commands)).toEqual(['make-thing', 'query-things']);
    expect(diagnostics.map((each) => each.message).join()).toContain('unmake-thing stands in a comment only');
  });
});

describe('numbered lines', () => {
  test('numbers alone lose nothing; lines are those of the file', () => {
    const numbered = read(page(new Set()));
    expect(contents(numbered)).toEqual(contents(read(SCHEMA)));
    expect(numbered.types.Thing?.line).toBe(lineOf("{ 'type': 'Thing'"));
  });

  test.each([':', '|', '\t', ' |'])('with %j after them', (sign) => {
    const numbered = SCHEMA.split('\n').map((line, at) => `${at + 1}${sign} ${line}`.trimEnd());
    expect(contents(read(numbered.join('\n')))).toEqual(contents(read(SCHEMA)));
  });

  test('lines of the file are not those that the page counts', () => {
    const numbered = read(page(new Set([2, 5])));
    expect(numbered.types.Mode?.line).toBe(lineOf("{ 'enum': 'Mode'") - 2);
  });

  test('what the comment still has comes from there: name and optionality, not the type', () => {
    const { types, diagnostics } = read(page(new Set([lineOf("'*mode': 'Mode'")])));
    expect(types.Thing).toMatchObject({
      members: {
        name: { type: 'str', optional: false },
        parts: { type: ['Thing'], optional: true },
        mode: { type: null, optional: true },
      },
    });
    expect(types.Thing).not.toHaveProperty('incomplete');
    expect(diagnostics).toContainEqual({
      line: expect.any(Number),
      severity: 'warning',
      message: expect.stringContaining('Thing lost mode'),
    });
  });

  test('what neither has is unknown, and the definition says so', () => {
    const { types, diagnostics } = read(page(new Set([lineOf("'*mode': 'Mode'"), lineOf('@mode:')])));
    expect(types.Thing).toMatchObject({ incomplete: true });
    expect(diagnostics.map((each) => each.message).join()).toContain('there may be more of it');
  });

  test('braces that are lost are opened and closed', () => {
    const whole = read(page(new Set()));
    const numbered = read(page(new Set([lineOf("'data': {\n"), lineOf("'*parts': ['Thing']") + 1])));
    expect(contents(numbered)).toEqual(contents(whole));
    expect(numbered.diagnostics.map((each) => each.severity)).toEqual(['note', 'note', 'note']);
  });
});

test('without indentation, a type with a condition is no definition', () => {
  const { commands, types, diagnostics } = read(
    "{ 'union': 'A',\n'base': 'B',\n'discriminator': 'kind',\n'data': {\n'a':\n{ 'type': 'X', 'if': 'CONFIG_X' },\n'b': 'Y'\n} }\n{ 'command': 'c' }\n",
  );
  expect(types.A).toMatchObject({ variants: { a: 'X', b: 'Y' } });
  expect(Object.keys(commands)).toEqual(['c']);
  expect(diagnostics.filter((each) => each.severity === 'error')).toEqual([]);
});

describe('a text that is cut off', () => {
  test.each(["'*in-place': 'bo", "'*in-place': ", "'*in-place'", "'thing': 'Thing',", "'thing': 'Thing'"])(
    'after %s',
    (end) => {
      const text = SCHEMA.slice(0, SCHEMA.indexOf(end) + end.length);
      const { commands, diagnostics } = read(text);
      expect(commands['make-thing']?.arguments).toMatchObject({
        thing: { type: 'Thing', optional: false },
        'in-place': { type: null, optional: true },
      });
      expect(diagnostics.map((each) => each.message).join()).toContain(
        'closing brackets of this definition are lost',
      );
    },
  );

  test('within a definition that has no comment: nothing tells what is missing', () => {
    expect(read("{ 'command': 'a', 'data': { 'x': 'int'").commands.a).toMatchObject({
      arguments: { x: { type: 'int' } },
      returns: null,
      incomplete: true,
    });
    expect(read("{ 'command': 'a',").commands.a).toMatchObject({ arguments: null, returns: null });
    expect(read("{ 'event': 'A',").events.A).toMatchObject({ data: null });
    expect(read("{ 'enum': 'A',").types.A).toMatchObject({ values: null, incomplete: true });
    expect(read("{ 'enum': 'A', 'data': [ 'a',").types.A).toMatchObject({ values: ['a'], incomplete: true });
    expect(read("{ 'union': 'A', 'data': { 'a': 'B',").types.A).toMatchObject({ incomplete: true });
  });
});

describe('whatever lines a page loses', () => {
  const heads = SCHEMA.split('\n').flatMap((line, index) => (/^\{ '/.test(line) ? [index + 1] : []));
  const others = SCHEMA.split('\n').flatMap((_, index) => (heads.includes(index + 1) ? [] : [index + 1]));
  const whole = read(SCHEMA);

  test('no definition is lost whose first line is there, and nothing is invented or lost in silence', () => {
    fc.assert(
      fc.property(fc.subarray(others), (lost) => {
        const damaged = read(page(new Set(lost)));
        for (const [space, entities] of Object.entries({ ...pick(whole) })) {
          const found = pick(damaged)[space as keyof typeof entities] as Record<string, Entity>;
          expect(Object.keys(found).sort()).toEqual(Object.keys(entities).sort());
          for (const [name, entity] of Object.entries(entities)) compare(name, found[name] as Entity, entity);
        }
      }),
      { numRuns: 300 },
    );
  });
});

type Entity = { incomplete?: true } & Record<string, unknown>;

function pick({ commands, events, types }: Interface): Record<string, Record<string, Entity>> {
  return { commands, events, types } as unknown as Record<string, Record<string, Entity>>;
}

function compare(name: string, found: Entity, whole: Entity): void {
  const [now, then] = [found, whole].map((entity) => namesOf(entity)) as [Names, Names];
  if (now === null) return;
  for (const [member, shape] of Object.entries(then as object)) {
    if (!(member in now))
      expect(found, `${name} lost ${member} in silence`).toHaveProperty('incomplete', true);
    else {
      const known = [shape, { ...shape, type: null }, { type: null, optional: true }];
      expect(known, `${name}.${member}`).toContainEqual(now[member]);
    }
  }
  expect(Object.keys(then as object)).toEqual(expect.arrayContaining(Object.keys(now)));
  if ('returns' in whole) expect([whole.returns, null], `${name} returns`).toContainEqual(found.returns);
}

type Names = Record<string, { type?: unknown; optional?: boolean }> | null;

/** Members with type and optionality, or values. */
function namesOf(entity: Entity): Names {
  if (entity.kind === 'enum')
    return Object.fromEntries(((entity.values ?? []) as string[]).map((value) => [value, {}]));
  const members = (entity.arguments ?? entity.data ?? entity.members ?? null) as Names;
  if (members === null) return null;
  return Object.fromEntries(
    Object.entries(members).map(([name, { type, optional }]) => [name, { type, optional }]),
  ) as Names;
}
