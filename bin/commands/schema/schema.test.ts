import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { main } from '../../main.js';

const LAMP = `##
# @lamp-set:
#
# @id: which lamp
#
# Returns: If @id does not exist, DeviceNotFound
#
# Since: 1.1
##
{ 'command': 'lamp-set', 'data': { 'id': 'str', '*level': 'int' } }
{ 'event': 'LAMP_ON' }
`;

let folder = '';
const file = (name: string) => join(folder, name);
let out = '';
let err = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qmpspec-schema-'));
  writeFileSync(file('lamp-9.9.json'), LAMP);
  writeFileSync(file('binary'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]));
  writeFileSync(file('prose.txt'), 'nothing to read here\n');
  mkdirSync(file('empty'));
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

test('import tells counts and diagnostics with their lines', async () => {
  writeFileSync(file('odd.json'), `${LAMP}{ 'command': 'lamp-set' }\n`);
  expect(await main(['schema', 'import', file('lamp-9.9.json'), file('odd.json')])).toBe(0);
  expect(out).toContain('lamp-9.9: lamp-9.9.json (qapi, version 9.9)\n');
  expect(out).toContain(
    '  commands 1, events 1, enums 0, objects 0, alternates 0\n  statements 1: error 1\n',
  );
  expect(out).toMatch(new RegExp(`${file('odd.json')}:12: (?:error|warning): .*lamp-set`));
});

test('import writes a catalog that show reads', async () => {
  expect(await main(['schema', 'import', file('lamp-9.9.json'), '--out', file('lamp.catalog')])).toBe(0);
  expect(readFileSync(file('lamp.catalog'), 'utf8')).toContain('"format":"qmpspec-catalog/1"');
  out = '';
  expect(await main(['schema', 'show', file('lamp.catalog'), 'lamp-set'])).toBe(0);
  expect(out.split('\n')).toEqual([
    'command lamp-set (since 1.1; line 10)',
    '  id: str',
    '  level?: int',
    '  returns nothing',
    '  error of id: class DeviceNotFound, when not-found, line 6',
    '',
  ]);
});

test('show lists what there is, and prints JSON', async () => {
  expect(await main(['schema', 'show', file('lamp-9.9.json')])).toBe(0);
  expect(out).toContain('commands:\n  lamp-set\nevents:\n  LAMP_ON\n');
  out = '';
  expect(await main(['schema', 'show', file('lamp-9.9.json'), 'LAMP_ON', '--json'])).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ name: 'LAMP_ON', event: { data: {} }, statements: [] });
  out = '';
  expect(await main(['schema', 'show', 'qemu-ga-7.2', '--json'])).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ format: 'qmpspec-catalog/1', document: { id: 'qemu-ga-7.2' } });
});

test('lint tells contradictions with their lines, and fails', async () => {
  expect(await main(['schema', 'lint', file('lamp-9.9.json')])).toBe(1);
  expect(out).toContain(`${file('lamp-9.9.json')}:2: undocumented: `);
  expect(out).toContain(`${file('lamp-9.9.json')}: 1 contradiction\n`);
  out = '';
  writeFileSync(file('fine.json'), LAMP.replace('# Returns', '# @level: how bright\n#\n# Returns'));
  expect(await main(['schema', 'lint', file('fine.json')])).toBe(0);
  expect(out).toBe(`${file('fine.json')}: 0 contradictions\n`);
});

test.each<[string, () => string[], RegExp]>([
  ['no such document', () => ['import', 'nonsense'], /"nonsense"/],
  ['binary data', () => ['import', file('binary')], /expected a text, got binary data/],
  ['a text of no known format', () => ['lint', file('prose.txt')], /begins like none of them/],
  ['a directory without a schema', () => ['show', file('empty')], /expected a directory with qapi-schema\.json/],
  ['no such entity', () => ['show', file('lamp-9.9.json'), 'lampset'], /did you mean lamp-set\?/],
  ['two documents for one catalog', () => ['import', file('lamp-9.9.json'), file('lamp-9.9.json'), '--out', file('x')], /--out takes one document, got 2/],
  ['a place that cannot be written', () => ['import', file('lamp-9.9.json'), '--out', file('no/where')], /cannot be written/],
  ['an unknown option', () => ['import', '--nope'], /unknown option '--nope'/],
])('%s is said in a sentence, exit status 2', async (_, args, message) => {
  expect(await main(['schema', ...args()])).toBe(2);
  expect(err).toMatch(message);
  expect(err.trim().split('\n')).toHaveLength(1);
}); // biome-ignore format: a table

test('compare tells breaks, who announced them, and fails for those that nobody did', async () => {
  writeFileSync(file('lamp-9.10.json'), LAMP.replace(", '*level': 'int'", ''));
  expect(await main(['schema', 'compare', file('lamp-9.9.json'), file('lamp-9.10.json')])).toBe(1);
  expect(out).toContain(
    'Breaks that nobody announced: 1\n  lamp-set: level is no longer taken (send/member-kept; ',
  );
  out = '';
  expect(await main(['schema', 'compare', file('lamp-9.10.json'), file('lamp-9.9.json')])).toBe(0);
  expect(out).toContain('Compatible changes: 1\n  lamp-set: level is new');
});

test('cite shows sentences with lines, digests and, of a file, words; --find takes what a person types', async () => {
  expect(await main(['schema', 'cite', file('lamp-9.9.json'), 'lamp-set'])).toBe(0);
  expect(out).toMatch(/^lamp-set\n +4 {2}[0-9a-f]{10} {2}which lamp\n +6 {2}[0-9a-f]{10} {2}If id does/);
  out = '';
  expect(await main(['schema', 'cite', file('lamp-9.9.json'), '--find', '`WHICH` lamp.', '--json'])).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ entity: 'lamp-set', line: 4, words: 'which lamp' });
  expect(await main(['schema', 'cite', file('lamp-9.9.json'), '--find', 'no such words'])).toBe(1);
  out = '';
  expect(await main(['schema', 'cite', 'qemu-system-7.2', 'stop'])).toBe(0);
  expect(out).toMatch(/^stop \([\w.-]+\)\n(?: +\d+ {2}[0-9a-f]{10}\n)+$/);
  expect(await main(['schema', 'cite', 'introspection-qemu-system-7.2'])).toBe(2);
});

test('cite --lost lists what a document does not bear, and fails', async () => {
  expect(await main(['schema', 'cite', '--lost', file('lamp-9.9.json'), 'stop'])).toBe(1);
  expect(out).toMatch(/^command\/stop\/success: stop [0-9a-f]{10}/m);
  out = '';
  expect(await main(['schema', 'cite', '--lost', 'qemu-system-7.2', 'stop'])).toBe(0);
  expect(out).toBe('qemu-system-7.2: 0 citations lost\n');
});

test.each(['targets', 'expectations'])(
  'json-schema prints a schema of %s that accepts what comes with qmpspec',
  async (of) => {
    expect(await main(['schema', 'json-schema', '--of', of])).toBe(0);
    const accepts = new Ajv().compile(JSON.parse(out));
    const text =
      of === 'targets'
        ? readFileSync('examples/targets.yaml', 'utf8')
        : readFileSync('expectations/qemu-5.2.yaml', 'utf8');
    expect(accepts(parse(text))).toBe(true);
    expect(accepts([{ colour: 'red' }])).toBe(false);
  },
);
