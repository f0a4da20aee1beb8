import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CLASSIC_RENDERED,
  CLASSIC_ROFF,
  DOMAIN_RENDERED,
  DOMAIN_ROFF,
} from '../../test/readers/man-samples.js';
import { type Format, sniff } from './detect.js';

const SAMPLES: [Format, string][] = [
  ['introspection', '[{"name":"a","meta-type":"command"}]'],
  ['introspection', '{"return": [\n{"meta-type": "enum"}]}'],
  ['guest-info', '{"return": {"version": "9.9", "supported_commands": []}}'],
  ['qapi', "# comment\n{ 'command': 'lamp-set' }"],
  ['qapi', "{ 'struct' : 'Lamp', 'data': {} }"],
  ['qapi', "3 # a\n4 { 'enum': 'A', 'data': [] }"],
  ['hx', 'HXCOMM table\nSQMP\nlamp\n'],
  ['hx', '64 .name = "quit",\n65 .args_type = "",\n'],
  ['roff', CLASSIC_ROFF],
  ['roff', DOMAIN_ROFF],
  ['rendered', CLASSIC_RENDERED],
  ['rendered', DOMAIN_RENDERED],
  ['rendered', 'dwww Home\n\n   lamp-set (Command)\n'],
  ['reference', ' 1 Lamps\n\n[Enum]LampMode\n'],
  ['reference', ' [Command][’LampInfo’] query-lamps ()\n'],
];

describe('formats of documents', () => {
  test.each(SAMPLES)('%s: %#', (format, text) => {
    expect(sniff(text)).toBe(format);
    expect(sniff(Buffer.from(text))).toBe(format);
    expect(sniff(gzipSync(text))).toBe(format);
  });

  test.each(['', 'Dear diary,', '{"name": "qmpspec"}', '# A heading\n\n[link](x)\n'])('none: %j', (text) => {
    expect(sniff(text)).toBeNull();
  });

  test('binary data and damaged gzip are none, and nothing throws', () => {
    expect(sniff(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]))).toBeNull();
    expect(sniff(Buffer.from([0x1f, 0x8b, 8, 0, 9, 9, 9, 9]))).toBeNull();
    const known = [null, ...SAMPLES.map(([format]) => format)];
    fc.assert(fc.property(fc.uint8Array(), (bytes) => known.includes(sniff(bytes))));
  });
});
