/** A VNC client up to ServerInit (RFC 6143, 7.1 to 7.3), without authentication. */
import type { Socket } from 'node:net';
import { ByteReader } from './bytes.js';

const VERSION = 'RFB 003.008\n';
const NO_AUTHENTICATION = 1;
const SHARED = 1;
const SERVER_INIT = 24;

/** Resolves with the name of the desktop when the server has initialised the client; rejects when it refuses. */
export async function initialiseRfb(socket: Socket): Promise<string> {
  const reader = new ByteReader(socket);
  await reader.take(VERSION.length);
  socket.write(VERSION);
  const [count = 0] = await reader.take(1);
  const types = await reader.take(count);
  if (!types.includes(NO_AUTHENTICATION)) throw new Error('the VNC server asks for authentication');
  socket.write(Buffer.from([NO_AUTHENTICATION]));
  if ((await reader.take(4)).readUInt32BE() !== 0) throw new Error('the VNC server refuses the client');
  socket.write(Buffer.from([SHARED]));
  const nameLength = (await reader.take(SERVER_INIT)).readUInt32BE(SERVER_INIT - 4);
  return (await reader.take(nameLength)).toString('utf8');
}
