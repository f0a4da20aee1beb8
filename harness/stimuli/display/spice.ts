/** A SPICE client as far as the link of its main channel (SPICE protocol, 2: link). */
import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import type { Socket } from 'node:net';
import { ByteReader } from '../bytes.js';

const MAGIC = 0x51444552;
const MAJOR = 2;
const MINOR = 2;
const MAIN_CHANNEL = 1;
/** Bytes before the channel's capabilities. */
const LINK_MESSAGE = 18;
/** AUTH_SPICE (1) and MINI_HEADER (3). */
const COMMON_CAPABILITIES = 0b1010;
const PUBLIC_KEY = 162;

/** Resolves when the server has accepted a client with an empty ticket; rejects when it refuses. */
export async function linkSpice(socket: Socket): Promise<void> {
  const reader = new ByteReader(socket);
  const message = link();
  socket.write(Buffer.concat([words(MAGIC, MAJOR, MINOR, message.length), message]));
  const size = (await reader.take(16)).readUInt32LE(12);
  const reply = await reader.take(size);
  accepted(reply.readUInt32LE(0));
  const key = createPublicKey({ key: reply.subarray(4, 4 + PUBLIC_KEY), format: 'der', type: 'spki' });
  const ticket = { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
  socket.write(publicEncrypt(ticket, Buffer.from([0])));
  accepted((await reader.take(4)).readUInt32LE(0));
}

function link(): Buffer {
  const channel = Buffer.from([MAIN_CHANNEL, 0]);
  return Buffer.concat([words(0), channel, words(1, 0, LINK_MESSAGE), words(COMMON_CAPABILITIES)]);
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [i, value] of values.entries()) bytes.writeUInt32LE(value, 4 * i);
  return bytes;
}

function accepted(error: number): void {
  if (error !== 0) throw new Error(`the SPICE server refuses the link with error ${error}`);
}
