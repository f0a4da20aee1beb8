import { expect, test } from 'vitest';
import { faultIn } from './core.js';

/** A core file of x86-64 with nothing but its notes: where the thread was, and which file lies where. */
function core(pointer: bigint): Buffer {
  const registers = Buffer.alloc(336);
  registers.writeBigUInt64LE(pointer, 112 + 16 * 8);
  const names = Buffer.from('/usr/bin/qemu\0/lib/libc.so.6\0');
  const files = Buffer.alloc(16 + 2 * 24);
  const words = [2n, 4096n, 0x1000n, 0x3000n, 2n, 0x8000n, 0x9000n, 0n];
  for (const [i, word] of words.entries()) files.writeBigUInt64LE(word, i * 8);
  const notes = Buffer.concat([note(1, registers), note(0x46494c45, Buffer.concat([files, names]))]);
  const header = Buffer.alloc(64);
  header.writeUInt32BE(0x7f454c46, 0);
  header.set([2, 1], 4);
  header.writeUInt16LE(62, 18);
  header.writeBigUInt64LE(64n, 32);
  header.writeUInt16LE(56, 54);
  header.writeUInt16LE(1, 56);
  const segment = Buffer.alloc(56);
  segment.writeUInt32LE(4, 0);
  segment.writeBigUInt64LE(120n, 8);
  segment.writeBigUInt64LE(BigInt(notes.length), 32);
  return Buffer.concat([header, segment, notes]);
}

function note(type: number, body: Buffer): Buffer {
  const head = Buffer.alloc(20);
  head.writeUInt32LE(5, 0);
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(type, 8);
  head.write('CORE', 12);
  return Buffer.concat([head, body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
}

test('the place is that in the file, wherever it was mapped', () => {
  expect(faultIn(core(0x1234n))).toEqual({ module: 'qemu', offset: 0x2234 });
  expect(faultIn(core(0x8010n))).toEqual({ module: 'libc.so.6', offset: 0x10 });
});

test('a jump to where nothing is', () => {
  expect(faultIn(core(0n))).toEqual({ module: null, offset: 0 });
});

test('what is no core file, or is cut off, tells nothing', () => {
  expect(faultIn(Buffer.from('#!/bin/sh'))).toBeNull();
  expect(faultIn(core(0x1234n).subarray(0, 150))).toBeNull();
});
