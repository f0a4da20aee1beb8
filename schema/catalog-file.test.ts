import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CatalogError, readCatalog, writeCatalog } from './catalog-file.js';
import type { Interface } from './model.js';

const IFACE: Interface = {
  document: { id: 'a', title: 'A', version: null, digest: 'sha256:0', kind: 'qapi' },
  commands: {
    stop: { arguments: {}, returns: {}, since: '0.14', oob: true, preconfig: true, line: 3 },
    go: {
      arguments: {
        to: { type: ['str'], optional: true, features: ['f'], condition: 'A', since: '1.0', line: 2 },
      },
      returns: 'Place',
      features: ['deprecated'],
      featureConditions: { deprecated: 'A' },
      condition: 'B',
      successResponse: false,
      gen: false,
      incomplete: true,
      line: 1,
      file: 'a.json',
    },
    lost: { arguments: null, returns: null },
    typed: { arguments: 'Place', returns: ['int'] },
  },
  events: { GONE: { data: { who: { type: null, optional: false } } }, LOST: { data: null } },
  types: {
    Place: {
      kind: 'object',
      members: { kind: { type: 'Kind', optional: false } },
      base: 'Base',
      tag: 'kind',
      variants: { a: 'Place' },
      variantConditions: { a: 'A' },
    },
    Kind: {
      kind: 'enum',
      values: ['a'],
      valueFeatures: { a: ['f'] },
      valueSince: { a: '1.0' },
      valueConditions: { a: 'A' },
    },
    Unknown: { kind: 'enum', values: null },
    Either: { kind: 'alternate', members: { s: { type: 'str', optional: false } } },
  },
  statements: [
    { entity: 'go', kind: 'range', member: 'to', line: 4, minimum: 0, maximum: 18446744073709551615n },
  ],
  examples: [
    {
      entity: 'go',
      file: 'a.json',
      messages: [
        { kind: 'request', line: 6, json: { execute: 'go', id: 2n ** 60n }, flaw: 'single-quoted' },
        { kind: 'reply', flaw: 'not-json', digest: '00000000' },
      ],
    },
  ],
  diagnostics: [{ line: 5, file: 'b.json', severity: 'note', message: 'something' }],
};

/** Without what JSON alone cannot say, and what anything may stand in. */
const SMALL = { statements: [], examples: [] };

const valid = () => JSON.parse(writeCatalog({ ...IFACE, ...SMALL }));

test('what is written is read', () => {
  expect(readCatalog(writeCatalog(IFACE))).toEqual(IFACE);
});

test('an entity is a line, in the order of names, so that files differ where contents do', () => {
  const lines = writeCatalog(IFACE).split('\n');
  expect(
    lines.filter((line) => /^"(go|lost|stop|typed)":/.test(line)).map((line) => line.slice(0, 5)),
  ).toEqual(['"go":', '"lost', '"stop', '"type']);
  const changed = structuredClone({ ...IFACE, ...SMALL });
  delete changed.commands.lost;
  const before = new Set(writeCatalog({ ...IFACE, ...SMALL }).split('\n'));
  const after = writeCatalog(changed).split('\n');
  expect(after.filter((line) => !before.has(line))).toEqual([]);
});

test('an empty interface is a catalog', () => {
  const empty: Interface = { ...IFACE, commands: {}, events: {}, types: {}, statements: [], diagnostics: [] };
  expect(readCatalog(writeCatalog(empty))).toEqual(empty);
});

describe('a file that is no catalog is refused', () => {
  test.each([
    ['', 'text that is not JSON'],
    ['<html>', 'text that is not JSON'],
    [writeCatalog(IFACE).slice(0, -20), 'text that is not JSON'],
    ['[]', 'the format "qmpspec-catalog/1", got none'],
    ['{}', 'the format "qmpspec-catalog/1", got none'],
    ['{"format":"qmpspec-catalog/2"}', 'got "qmpspec-catalog/2"'],
    ['{"format":"qmpspec-catalog/1"}', '"document" is missing'],
    ['['.repeat(100_000), 'text that is not JSON'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'got JSON that is too deep'],
  ])('%.40s', (text, message) => {
    expect(() => readCatalog(text)).toThrow(CatalogError);
    expect(() => readCatalog(text)).toThrow(message);
  });

  test('for its size', () => {
    expect(() => readCatalog(' '.repeat(16 * 1024 * 1024 + 1))).toThrow('at most 16777216 characters');
  });
});

type Loose = ReturnType<typeof valid>;

test.each<[string, (catalog: Loose) => unknown]>([
  ['there is no "extra" here', (c) => (c.extra = 1)],
  ['"commands" is missing', (c) => delete c.commands],
  ['commands: expected an object, got a list', (c) => (c.commands = [])],
  ['commands.go: expected an object, got a string', (c) => (c.commands.go = 'x')],
  ['commands.go: "arguments" is missing', (c) => delete c.commands.go.arguments],
  ['commands.go: "returns" is missing', (c) => delete c.commands.go.returns],
  ['commands.go: there is no "retruns" here', (c) => (c.commands.go.retruns = null)],
  [
    'commands.go.returns: expected a type: a name, a list of one name, or null, got a number',
    (c) => (c.commands.go.returns = 1),
  ],
  ['commands.go.returns: expected a type', (c) => (c.commands.go.returns = ['a', 'b'])],
  [
    'commands.go.arguments: expected an object or a string or null, got a number',
    (c) => (c.commands.go.arguments = 1),
  ],
  ['commands.go.arguments.to: "optional" is missing', (c) => delete c.commands.go.arguments.to.optional],
  [
    'commands.go.arguments.to.optional: expected true or false',
    (c) => (c.commands.go.arguments.to.optional = 'no'),
  ],
  ['commands.go.gen: expected false', (c) => (c.commands.go.gen = true)],
  ['commands.go.line: expected a line number', (c) => (c.commands.go.line = -1)],
  ['commands.go.line: expected a line number', (c) => (c.commands.go.line = 1.5)],
  ['commands.go.features: expected a list', (c) => (c.commands.go.features = 'f')],
  ['commands.go.features[0]: expected a string', (c) => (c.commands.go.features = [1])],
  ['events.GONE: "data" is missing', (c) => delete c.events.GONE.data],
  ['types.Kind: expected "kind" to be enum, object, alternate', (c) => (c.types.Kind.kind = 'toString')],
  ['types.Kind: "values" is missing', (c) => delete c.types.Kind.values],
  ['types.Kind: there is no "members" here', (c) => (c.types.Kind.members = {})],
  ['types.Place.variants.a: expected a string', (c) => (c.types.Place.variants.a = ['x'])],
  ['types.Either: "members" is missing', (c) => delete c.types.Either.members],
  ['statements[0]: "entity" is missing', (c) => (c.statements = [{ kind: 'error' }])],
  ['diagnostics[0].severity: expected one of error, warning, note', (c) => (c.diagnostics[0].severity = 'x')],
  ['document.version: expected a string or null, got a number', (c) => (c.document.version = 7)],
])('%s', (message, change) => {
  const catalog = valid();
  change(catalog);
  const text = JSON.stringify(catalog);
  expect(() => readCatalog(text)).toThrow(CatalogError);
  expect(() => readCatalog(text)).toThrow(message);
});

test('facts of a statement are its own', () => {
  const catalog = valid();
  catalog.statements = [{ entity: 'go', kind: 'default', value: { deep: [1] } }];
  expect(readCatalog(JSON.stringify(catalog)).statements).toEqual(catalog.statements);
});

test('whatever is changed in a catalog, it is read or refused in a sentence', () => {
  const text = JSON.stringify(valid());
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 3 }), (at, insert) => {
      try {
        readCatalog(text.slice(0, at) + insert + text.slice(at + insert.length));
      } catch (error) {
        expect(error).toBeInstanceOf(CatalogError);
      }
    }),
  );
});
