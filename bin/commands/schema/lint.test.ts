import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from '../../main.js';

let folder = '';
const file = (name: string) => join(folder, name);
let out = '';
let err = '';

/** A fault in an included file, one in two lines of the main one, and a contradiction. */
const BROKEN = `{ 'include': 'types.json' }
##
# @lamp-set:
#
# @id: which lamp
#
# .. qmp-example::
#
#     -> { "execute": "lamp-set", "arguments": { "id": 7 } }
#     <- { "return": {} }
##
{ 'command': 'lamp-set', 'data': { 'id': 'str' }, 'gone': true }
{ 'event': 'LAMP_ON', 'data': { 'hue': 'Hue', } }
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qmpspec-lint-'));
  writeFileSync(
    file('types.json'),
    "{ 'enum': 'Hue', 'data': [ 'warm' ] }\n{ 'enum': 'hues', 'data': [ ] }\n",
  );
  writeFileSync(file('broken.json'), BROKEN);
});
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(() => {
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
  return () => vi.restoreAllMocks();
});

const lint = (...args: string[]) => main(['schema', 'lint', ...args]);

const FAULTS = [
  "12: error: command lamp-set has gone, which no command has: it has data, returns, boxed, gen, success-response, allow-oob, allow-preconfig, coroutine, if and features",
  '13: error: expected a name in quotes after the comma, got }',
]; // biome-ignore format: lines

test('faults are told with their lines, each in its file, before contradictions', async () => {
  expect(await lint(file('broken.json'))).toBe(1);
  expect(out.split('\n')).toEqual([
    ...FAULTS.map((fault) => `${file('broken.json')}:${fault}`),
    `${file('types.json')}:2: error: the name of the enum 'hues' is to be in CamelCase, as types are`,
    expect.stringMatching(/broken\.json:9: example: an example of command lamp-set does not match/),
    `${file('broken.json')}: 3 faults, 1 contradiction`,
    '',
  ]);
});

test('import tells the same faults, and whatever it tells lint tells', async () => {
  expect(await main(['schema', 'import', file('broken.json')])).toBe(0);
  const told = out.split('\n').filter((line) => /:\d+: (?:error|warning|note): /.test(line));
  expect(told.slice(0, 2)).toEqual(FAULTS.map((fault) => `${file('broken.json')}:${fault}`));
  out = '';
  await lint(file('broken.json'));
  expect(out.split('\n')).toEqual(expect.arrayContaining(told));
});

test('--json is one object a line', async () => {
  expect(await lint(file('broken.json'), '--json')).toBe(1);
  const records = out.trim().split('\n').map((line) => JSON.parse(line)); // biome-ignore format: one thought
  expect(records).toHaveLength(4);
  expect(records[2]).toEqual({
    document: file('broken.json'),
    file: file('types.json'),
    line: 2,
    severity: 'error',
    rule: 'name',
    entity: 'hues',
    message: expect.stringContaining('CamelCase'),
  });
  expect(records[3]).toMatchObject({ severity: 'warning', rule: 'example', entity: 'lamp-set', line: 9 });
});

test('--report sarif=FILE has a result for each, at its place', async () => {
  expect(await lint(file('broken.json'), '--report', `sarif=${file('lint.sarif')}`)).toBe(1);
  expect(out).toContain('3 faults, 1 contradiction');
  const [run] = JSON.parse(readFileSync(file('lint.sarif'), 'utf8')).runs;
  expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
    'example',
    'keys',
    'name',
    'syntax',
  ]);
  expect(run.results).toHaveLength(4);
  expect(run.results[0]).toMatchObject({
    ruleId: 'keys',
    level: 'error',
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: file('broken.json') }, region: { startLine: 12 } },
        logicalLocations: [{ fullyQualifiedName: 'lamp-set' }],
      },
    ],
  });
});

test('--report takes sarif only', async () => {
  expect(await lint(file('broken.json'), '--report', 'junit=x')).toBe(2);
  expect(err).toMatch(/--report knows no kind 'junit': choose one of sarif\.\n$/);
});

describe('where a schema lies', () => {
  test('a module is held to the pragmas and types of the schema that it is a part of', async () => {
    mkdirSync(file('tree/qapi'), { recursive: true });
    const main = "{ 'pragma': { 'command-name-exceptions': [ 'do_it' ] } }\n{ 'include': 'lamp.json' }\n{ 'struct': 'Abc', 'data': { } }\n"; // biome-ignore format: one text
    writeFileSync(file('tree/qapi/qapi-schema.json'), main);
    writeFileSync(file('tree/qapi/lamp.json'), "{ 'command': 'do_it', 'data': 'Abc' }\n");
    expect(await lint(file('tree/qapi/lamp.json'))).toBe(0);
    writeFileSync(file('tree/qapi/lamp.json'), "{ 'command': 'do_that', 'data': 'Gone' }\n");
    expect(await lint(file('tree/qapi/lamp.json'))).toBe(1);
    expect(out).toMatch(
      /lamp\.json:1: error: the name of the command 'do_that'.*\n.*lamp\.json:1: error: .*Gone/,
    );
    out = '';
    expect(await lint(file('tree'))).toBe(1);
    expect(out).toContain(`${file('tree/qapi/lamp.json')}:1: error: `);
  });

  test('in a source tree, the rules are those of its release', async () => {
    mkdirSync(file('old/qapi'), { recursive: true });
    writeFileSync(file('old/qapi/qapi-schema.json'), "{ 'command': 'do_it', 'if': 'defined(A)' }\n");
    writeFileSync(file('old/VERSION'), '5.2.0\n');
    expect(await lint(file('old'))).toBe(0);
    writeFileSync(file('old/VERSION'), '10.0.2\n');
    expect(await lint(file('old'))).toBe(1);
    expect(out).toContain('2 faults, ');
  });
});

test.each([
  ['an object without a name of a definition', "{ 'key': 1, 'command': 'a' }", /:1: error: 1 is no part of QAPI here\n/],
  ['an object of other keys', "{ 'key': 'x' }", /:1: error: expected exactly one of the keys/],
  ['a comment only', '##\n# @gone:\n##\n', /:1: error: the comment documents gone/],
  ['names without quotes', "{ command: 'a' }", /:1: error: command is no part of QAPI here\n/],
  ['a string', "'a'\n", /:1: error: expected a definition in braces/],
  ['a type that is not there', "{ 'command': 'a', 'data': 'Gone' }", /:1: error: the data of command a is of the type Gone/],
])('%s is told, with its line', async (_, text, message) => {
  writeFileSync(file('case.json'), text);
  expect(await lint(file('case.json'))).toBe(1);
  expect(out).toMatch(message);
}); // biome-ignore format: a table

test.each([
  ['plain comments describe nothing', "# A plain comment\n{ 'enum': 'Status', 'data': [ 'good', 'bad' ] }\n"],
  ['an empty schema', ''],
  ['one of blank lines and comments', '\n# nothing yet\n\n'],
])('%s: no fault', async (_, text) => {
  writeFileSync(file('case.json'), text);
  expect(await lint(file('case.json'))).toBe(0);
  expect(out).toMatch(/: 0 contradictions\n$/);
});
