import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CLASSIC_RENDERED, CLASSIC_ROFF } from '../../test/readers/man-samples.js';
import { DocumentError, READERS, readDocument } from './index.js';

const INTROSPECTION =
  '[{"name": "lamp-set", "meta-type": "command", "arg-type": "0", "ret-type": "0"}, {"name": "0", "meta-type": "object", "members": []}]';

describe('any document', () => {
  test.each([
    ['introspection', INTROSPECTION],
    ['introspection', `{"return": ${INTROSPECTION}, "id": 1}`],
    [
      'guest-info',
      '{"return": {"version": "9.9", "supported_commands": [{"name": "lamp-set", "enabled": true, "success-response": true}]}}',
    ],
    ['qapi', "{ 'command': 'lamp-set' }"],
    ['hx', '  .name = "lamp-set",\n  .args_type = "",\n'],
    ['manpage', CLASSIC_ROFF],
    ['manpage', CLASSIC_RENDERED],
    ['reference', '[Command]lamp-set ()\n'],
  ])('%s', (kind, text) => {
    const iface = readDocument(Buffer.from(text), { name: 'docs/lamp.txt' });
    expect(iface.document.kind).toBe(kind);
    expect(Object.keys(iface.commands)).toContain('lamp-set');
    expect(iface.document.digest).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
    expect(readDocument(gzipSync(text), { name: 'docs/lamp.txt' })).toEqual(iface);
  });

  test.each([
    ['/usr/share/man/man7/lamp-qmp-ref.7.gz', 'lamp-qmp-ref'],
    ['docs\\lamp-2.4.txt', 'lamp-2.4'],
    ['lamp-commands-1.5.hx.txt', 'lamp-commands-1.5'],
    ['lamp-7.2.22.json', 'lamp-7.2.22'],
  ])('%s is named %s', (name, id) => {
    const { document } = readDocument(Buffer.from("{ 'command': 'a' }"), { name });
    expect(document).toMatchObject({ id, title: name, version: null });
  });

  test('is named by its reader, if that knows better', () => {
    const given = { name: 'x', id: 'lamp', title: 'Lamps', version: '9.9' };
    expect(readDocument(Buffer.from("{ 'command': 'a' }"), given).document).toMatchObject({
      id: 'lamp',
      title: 'Lamps',
      version: '9.9',
    });
    expect(readDocument(Buffer.from(CLASSIC_ROFF), { name: 'x' }).document.version).toBe('9.9.1');
  });

  test('in another encoding is read, with a remark', () => {
    const iface = readDocument(Buffer.from("# \xe9\n{ 'command': 'a' }", 'latin1'), { name: 'x' });
    expect(iface.commands).toHaveProperty('a');
    expect(iface.diagnostics[0]?.message).toContain('Latin-1');
  });

  test('a guest agent may keep silent, and tells nothing of arguments', () => {
    const text =
      '{"supported_commands": [{"name": "lamp-off", "success-response": false}, {"enabled": true}]}';
    const { commands, diagnostics } = readDocument(Buffer.from(text), { name: 'x' });
    expect(commands).toEqual({
      'lamp-off': { arguments: null, returns: null, successResponse: false, line: 1 },
    });
    expect(diagnostics[0]?.message).toContain('command 2 of the list has no name');
  });
});

describe('what is none', () => {
  test.each([
    ['a letter', Buffer.from('Dear diary,')],
    ['nothing', Buffer.alloc(0)],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0])],
    ['an introspection that is cut off', Buffer.from(INTROSPECTION.slice(0, 60))],
    ['an introspection that is no list', Buffer.from('{"meta-type": "x"}')],
    ['100 MB of one character', Buffer.alloc(100 * 1024 * 1024, 'a')],
  ])('%s: one clear sentence', (_, bytes) => {
    expect(() => readDocument(bytes, { name: 'x' })).toThrow(DocumentError);
    expect(() => readDocument(bytes, { name: 'x' })).toThrow(
      /^expected .*: (?:give|get) |^expected .* and it is none$/s,
    );
  });

  test('every format has one reader', () => {
    const formats = READERS.flatMap((r) => r.formats);
    expect(new Set(formats).size).toBe(formats.length);
    expect(formats).toHaveLength(7);
  });
});
