/** `connect`, `vnc`, `spice` and `hang-up`: a client of one of the target's other servers. */
import { once } from 'node:events';
import { connect as dial, type Socket } from 'node:net';
import { text } from '../arguments.js';
import { initialiseRfb } from '../display/rfb.js';
import { linkSpice } from '../display/spice.js';
import type { Stage } from '../stage.js';
import type { Stimulus } from '../stimulus.js';

/** A socket of ours that ends at the target. */
export class Client {
  constructor(readonly socket: Socket) {}

  close(): void {
    this.socket.destroy();
  }
}

/** `client`: what later stimuli call it; `path`: the unix socket. */
export const connect: Stimulus = async (args, stage) => {
  const socket = dial(stage.path(text(args, 'path')));
  await once(socket, 'connect');
  stage.keep(text(args, 'client'), new Client(socket));
  return null;
};

/** Makes the client a VNC client that has been initialised; gives the name of the desktop. */
export const vnc: Stimulus = async (args, stage) => initialiseRfb(clientOf(args, stage).socket);

/** Makes the client a SPICE client whose main channel is linked. */
export const spice: Stimulus = async (args, stage) => {
  await linkSpice(clientOf(args, stage).socket);
  return null;
};

export const hangUp: Stimulus = async (args, stage) => {
  await stage.drop(text(args, 'client'));
  return null;
};

function clientOf(args: Parameters<Stimulus>[0], stage: Stage): Client {
  return stage.get(text(args, 'client'), Client);
}
