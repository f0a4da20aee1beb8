import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { LUKS_OVERHEAD, luksHeader } from './luks.js';

const ACTIVE = 0x00ac71f3;

/** The specification read in the other direction (4.1, TKS1): null where the password opens no slot. */
function masterKey(file: Buffer, password: string): Buffer | null {
  for (let slot = 0; slot < 8; slot++) {
    const at = 208 + 48 * slot;
    if (file.readUInt32BE(at) !== ACTIVE) continue;
    const salt = file.subarray(at + 8, at + 40);
    const key = pbkdf2Sync(password, salt, file.readUInt32BE(at + 4), 32, 'sha256');
    const start = file.readUInt32BE(at + 40) * 512;
    const stripes = Array.from({ length: 250 }, (_, sector) => {
      const vector = Buffer.alloc(16);
      vector.writeUInt32LE(sector);
      const decipher = createDecipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
      return decipher.update(file.subarray(start + 512 * sector, start + 512 * (sector + 1)));
    });
    const master = merged(Buffer.concat(stripes));
    const digest = pbkdf2Sync(master, file.subarray(132, 164), file.readUInt32BE(164), 20, 'sha256');
    if (digest.equals(file.subarray(112, 132))) return master;
  }
  return null;
}

function merged(stripes: Buffer): Buffer {
  let sum: Buffer = Buffer.alloc(32);
  for (let at = 0; at < stripes.length; at += 32) {
    if (at > 0) sum = createHash('sha256').update(Buffer.alloc(4)).update(sum).digest();
    sum = Buffer.from(sum.map((byte, i) => byte ^ (stripes[at + i] as number)));
  }
  return sum;
}

test('each password opens the image, another does not', () => {
  const file = luksHeader(['first', 'second']);
  expect(file).toHaveLength(LUKS_OVERHEAD);
  expect(masterKey(file, 'first')).toEqual(masterKey(file, 'second'));
  expect(masterKey(file, 'first')).toHaveLength(32);
  expect(masterKey(file, 'third')).toBeNull();
});

test('there are eight slots', () => {
  expect(() => luksHeader(Array.from({ length: 9 }, String))).toThrow('8 key slots');
});
