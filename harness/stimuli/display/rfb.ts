/** A VNC client up to ServerInit (RFC 6143, 7.1 to 7.3), with a password where the server asks for one. */
import { createCipheriv } from 'node:crypto';
import type { Socket } from 'node:net';
import { ByteReader } from '../bytes.js';

const VERSION = 'RFB 003.008\n';
const NO_AUTHENTICATION = 1;
const VNC_AUTHENTICATION = 2;
const CHALLENGE = 16;
const SHARED = 1;
const SERVER_INIT = 24;

/**
 * Resolves with the name of the desktop when the server has initialised the client, with null when it refuses the
 * client; rejects when it asks for what we cannot give, or does not answer.
 */
export async function initialiseRfb(socket: Socket, password: string | null): Promise<string | null> {
  const reader = new ByteReader(socket);
  await reader.take(VERSION.length);
  socket.write(VERSION);
  const [count = 0] = await reader.take(1);
  const types = await reader.take(count);
  const type = password === null ? NO_AUTHENTICATION : VNC_AUTHENTICATION;
  if (!types.includes(type)) throw new Error('the VNC server asks for another authentication');
  socket.write(Buffer.from([type]));
  if (password !== null) socket.write(response(await reader.take(CHALLENGE), password));
  if ((await reader.take(4)).readUInt32BE() !== 0) return null;
  socket.write(Buffer.from([SHARED]));
  const nameLength = (await reader.take(SERVER_INIT)).readUInt32BE(SERVER_INIT - 4);
  return (await reader.take(nameLength)).toString('utf8');
}

/** The challenge under DES, with the password for the key, each byte's bits in reverse order (RFC 6143, 7.2.2). */
function response(challenge: Buffer, password: string): Buffer {
  const key = Buffer.alloc(8);
  key.set(Buffer.from(password, 'latin1').subarray(0, 8).map(reversed));
  // DES itself is no longer on offer; three times with the same key is the same.
  const cipher = createCipheriv('des-ede3-ecb', Buffer.concat([key, key, key]), null).setAutoPadding(false);
  return Buffer.concat([cipher.update(challenge), cipher.final()]);
}

function reversed(byte: number): number {
  return Number.parseInt([...byte.toString(2).padStart(8, '0')].reverse().join(''), 2);
}
