/** `connect`, `vnc`, `spice`, `nbd` and `hang-up`: a client of one of the target's other servers. */

import { createCipheriv } from 'node:crypto';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { dial } from '../../target/address.js';
import { text } from '../arguments.js';
import { ByteReader, Unanswered } from '../bytes.js';
import { linkSpice } from '../display/spice.js';
import { useExport } from '../nbd.js';
import type { ActionStage } from '../stage.js';
import type { Stimulus } from '../stimulus.js';

/** A VNC client up to ServerInit (RFC 6143, 7.1 to 7.3), with a password where the server asks for one. */

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
async function initialiseRfb(socket: Socket, password: string | null): Promise<string | null> {
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

/** A socket of ours that ends at the target. */
export class Client {
  constructor(readonly socket: Socket) {}

  close(): void {
    this.socket.destroy();
  }
}

/** Milliseconds for a server to listen once it was told to, and between two looks. */
const TIMEOUT_MS = 10_000;
const PAUSE = 5;

/** `client`: what later external actions call it; `path`: the unix socket, which the target may be about to make. */
export const connectClient: Stimulus = async (args, stage) => {
  const path = stage.socket(text(args, 'path'));
  const deadline = performance.now() + TIMEOUT_MS;
  for (;;) {
    try {
      stage.keep(text(args, 'client'), new Client(await dial({ kind: 'unix', path })));
      return null;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(PAUSE);
    }
  }
};

/**
 * Makes the client, with a `password` if one is given, a VNC client that has been initialised; gives the name of the
 * desktop, or null where the server refuses or ignores the client.
 */
export const vnc: Stimulus = async (args, stage) => {
  const { socket } = clientOf(args, stage);
  try {
    return await initialiseRfb(socket, args.password === undefined ? null : text(args, 'password'));
  } catch (error) {
    if (error instanceof Unanswered) return null;
    throw error;
  }
};

/** Makes the client a SPICE client whose main channel is linked. */
export const spice: Stimulus = async (args, stage) => {
  await linkSpice(clientOf(args, stage).socket);
  return null;
};

/** Makes the client an NBD client that uses an `export`; gives whether the server lets it. */
export const nbd: Stimulus = async (args, stage) =>
  useExport(clientOf(args, stage).socket, text(args, 'export'));

export const hangUp: Stimulus = async (args, stage) => {
  await stage.drop(text(args, 'client'));
  return null;
};

function clientOf(args: Parameters<Stimulus>[0], stage: ActionStage): Client {
  return stage.get(text(args, 'client'), Client);
}
