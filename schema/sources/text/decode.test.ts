import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeDocument } from './decode.js';
import { DocumentError } from './error.js';

describe('bytes of documents', () => {
  test('are UTF-8, gzip undone', () => {
    expect(decodeDocument(Buffer.from('a’b'))).toMatchObject({ text: 'a’b', remark: null });
    expect(decodeDocument(gzipSync('a’b'))).toMatchObject({ text: 'a’b', remark: null });
  });

  test('may be UTF-16 with a mark', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('ab', 'utf16le')]);
    expect(decodeDocument(bytes).text).toBe('ab');
  });

  test('are Latin-1 where they are no UTF-8, and that is said', () => {
    const { text, remark } = decodeDocument(Buffer.from([0x61, 0xe9]));
    expect(text).toBe('aé');
    expect(remark).toContain('Latin-1');
  });

  test('cut off within gzip give what they have', () => {
    const text = Array.from({ length: 5000 }, (_, i) => `line ${i * 7919}`).join('\n');
    const zipped = gzipSync(text);
    const part = decodeDocument(zipped.subarray(0, zipped.length / 2)).text;
    expect(part.length).toBeGreaterThan(1000);
    expect(text.startsWith(part)).toBe(true);
  });

  test.each([
    ['binary data', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1])],
    ['damaged gzip', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])],
    ['too much', Buffer.alloc(33 * 1024 * 1024, 'a')],
    ['too much in little gzip', gzipSync(Buffer.alloc(33 * 1024 * 1024, 'a'))],
  ])('%s is refused', (_, bytes) => {
    expect(() => decodeDocument(bytes)).toThrow(DocumentError);
  });
});
