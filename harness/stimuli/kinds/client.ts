/** `connect`, `vnc`, `spice`, `nbd` and `hang-up`: a client of one of the target's other servers. */
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { dial } from '../../target/address.js';
import { text } from '../arguments.js';
import { Unanswered } from '../bytes.js';
import { initialiseRfb } from '../display/rfb.js';
import { linkSpice } from '../display/spice.js';
import { useExport } from '../nbd.js';
import type { ActionStage } from '../stage.js';
import type { Stimulus } from '../stimulus.js';

/** A socket of ours that ends at the target. */
export class Client {
  constructor(readonly socket: Socket) {}

  close(): void {
    this.socket.destroy();
  }
}

/** Milliseconds for a server to listen once it was told to, and between two looks. */
const PATIENCE = 10_000;
const PAUSE = 5;

/** `client`: what later external actions call it; `path`: the unix socket, which the target may be about to make. */
export const connectClient: Stimulus = async (args, stage) => {
  const path = stage.socket(text(args, 'path'));
  const deadline = performance.now() + PATIENCE;
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
