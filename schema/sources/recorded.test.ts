import { describe, expect, test } from 'vitest';
import { readDocument } from './index.js';

const ENTRIES = [
  { name: 'lamp-set', 'meta-type': 'command', 'arg-type': '0', 'ret-type': '0' },
  { name: '0', 'meta-type': 'object', members: [] },
];
const SCHEMA = JSON.stringify(ENTRIES);
const VERSION =
  '{"return": {"qemu": {"micro": 1, "minor": 2, "major": 9}, "package": ""}, "id": "libvirt-2"}';

const read = (text: string) => readDocument(Buffer.from(text), { name: 'lamp.replies' });

describe('introspection is found', () => {
  test.each<[string, string, string | null]>([
    ['as libvirt records it, request and reply in turn', `{"execute": "query-version"}\n\n${VERSION}\n\n{"execute": "query-qmp-schema", "id": "libvirt-3"}\n\n{"return": ${SCHEMA}, "id": "libvirt-3"}\n\n{"return": []}\n`, '9.2.1'],
    ['after a greeting', `{"QMP": {"version": {"qemu": {"micro": 0, "minor": 1, "major": 8}, "package": ""}, "capabilities": []}}\n{"return": {}}\n{"return": ${SCHEMA}}\n`, '8.1.0'],
    ['as replies only', `{"return": {}}{"return": ${SCHEMA}}`, null],
    ['as entries, one after another', ENTRIES.map((entry) => JSON.stringify(entry)).join('\n'), null],
    ['far behind other replies', `${'{"return": [{"name": "x"}]}\n'.repeat(20_000)}{"return": ${SCHEMA}}`, null],
  ])('%s', (_, text, version) => {
    const { document, commands, diagnostics } = read(text);
    expect(document).toMatchObject({ kind: 'introspection', version });
    expect(Object.keys(commands)).toEqual(['lamp-set']);
    expect(diagnostics).toEqual([]);
  }); // biome-ignore format: a table
});

test('what an agent told is found, too', () => {
  const info =
    '{"return": {"version": "9.9", "supported_commands": [{"name": "lamp-off", "enabled": true}]}}';
  expect(read(`{"return": 1}\n${info}`)).toMatchObject({
    document: { kind: 'guest-info', version: '9.9' },
    commands: { 'lamp-off': {} },
  });
});

test('a recording that is cut off is none, and the line is told', () => {
  expect(() => read(`${VERSION}\n{"return": ${SCHEMA.slice(0, 60)}`)).toThrow(
    /^expected .* to be whole JSON, and it is not \(.*the value that begins on line 2\): get it again$/,
  );
});
