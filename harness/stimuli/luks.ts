/** An encrypted disk, made at run time (LUKS On-Disk Format Specification 1.2.3): QEMU takes seconds to make one. */
import { createCipheriv, createHash, pbkdf2Sync, randomBytes } from 'node:crypto';

const SECTOR = 512;
const KEY_BYTES = 32;
const HASH = 'sha256';
/** The least that QEMU itself would choose; more would only take time. */
const ITERATIONS = 1000;
const STRIPES = 4000;
const SLOTS = 8;
const ACTIVE = 0x00ac71f3;
const INACTIVE = 0x0000dead;

/** In sectors. Each slot begins at a multiple of 4 KiB, the first behind the header. */
const HEADER = 8;
const SLOT = 8 * Math.ceil((KEY_BYTES * STRIPES) / SECTOR / 8);
const PAYLOAD = HEADER + SLOTS * SLOT;

/** Bytes before the disk's own content. */
export const LUKS_OVERHEAD = PAYLOAD * SECTOR;

/** The file up to where the content begins; each of the passwords opens it. Throws for more than eight of them. */
export function luksHeader(passwords: readonly string[]): Buffer {
  if (passwords.length > SLOTS) throw new Error(`a LUKS image has ${SLOTS} key slots`);
  const file = Buffer.alloc(LUKS_OVERHEAD);
  const master = randomBytes(KEY_BYTES);
  const salt = randomBytes(32);
  file.write('LUKS\xba\xbe', 0, 'latin1');
  file.writeUInt16BE(1, 6);
  file.write('aes', 8);
  file.write('cbc-plain64', 40);
  file.write(HASH, 72);
  file.writeUInt32BE(PAYLOAD, 104);
  file.writeUInt32BE(KEY_BYTES, 108);
  pbkdf2Sync(master, salt, ITERATIONS, 20, HASH).copy(file, 112);
  salt.copy(file, 132);
  file.writeUInt32BE(ITERATIONS, 164);
  file.write('00000000-0000-4000-8000-000000000000', 168);
  for (let slot = 0; slot < SLOTS; slot++) fillSlot(file, slot, passwords[slot], master);
  return file;
}

function fillSlot(file: Buffer, slot: number, password: string | undefined, master: Buffer): void {
  const at = 208 + 48 * slot;
  const material = HEADER + slot * SLOT;
  file.writeUInt32BE(password === undefined ? INACTIVE : ACTIVE, at);
  file.writeUInt32BE(material, at + 40);
  file.writeUInt32BE(STRIPES, at + 44);
  if (password === undefined) return;
  const salt = randomBytes(32);
  file.writeUInt32BE(ITERATIONS, at + 4);
  salt.copy(file, at + 8);
  const key = pbkdf2Sync(password, salt, ITERATIONS, KEY_BYTES, HASH);
  encrypted(split(master), key).copy(file, material * SECTOR);
}

/** The key in as many stripes, all of which are needed to put it together again (specification, 2.4). */
function split(key: Buffer): Buffer {
  const stripes = randomBytes(KEY_BYTES * STRIPES);
  let carried: Buffer = Buffer.alloc(KEY_BYTES);
  for (let i = 0; i < STRIPES - 1; i++)
    carried = diffused(xor(carried, stripes.subarray(i * KEY_BYTES, (i + 1) * KEY_BYTES)));
  xor(carried, key).copy(stripes, (STRIPES - 1) * KEY_BYTES);
  return stripes;
}

/** The key is as long as the hash: there is one block, of number 0. */
function diffused(block: Buffer): Buffer {
  return createHash(HASH).update(Buffer.alloc(4)).update(block).digest();
}

function xor(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(a.map((byte, i) => byte ^ (b[i] as number)));
}

/** Sector by sector, with its number as initialisation vector. */
function encrypted(data: Buffer, key: Buffer): Buffer {
  const sectors: Buffer[] = [];
  for (let at = 0; at < data.length; at += SECTOR) {
    const vector = Buffer.alloc(16);
    vector.writeUInt32LE(at / SECTOR);
    const cipher = createCipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
    sectors.push(cipher.update(data.subarray(at, at + SECTOR)));
  }
  return Buffer.concat(sectors);
}
