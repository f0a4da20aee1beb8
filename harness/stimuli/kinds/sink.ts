/** `sink`: a unix socket that takes everything, for a migration that nobody receives or a helper that does nothing. */

import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { text } from '../arguments.js';
import type { Stimulus } from '../stimulus.js';

/** A unix socket that greets each client, if at all, and takes everything: where a machine may be migrated to. */

interface SocketSink {
  close(): void;
}

/** Any user may connect to `path`, as the target runs as one of its own. */
async function openSink(path: string, greeting: Buffer): Promise<SocketSink> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    socket.write(greeting);
    socket.resume();
  });
  // Made with its mode: a chmod afterwards would follow a link that the target has put in its place.
  const mask = process.umask(0);
  try {
    server.listen(path);
  } finally {
    process.umask(mask);
  }
  await once(server, 'listening');
  return {
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** `greeting`: what each client is sent, in hexadecimal. */
export const sink: Stimulus = async (args, stage) => {
  const path = text(args, 'path');
  const greeting = args.greeting === undefined ? '' : text(args, 'greeting');
  stage.keep(path, await openSink(stage.socket(path), Buffer.from(greeting, 'hex')));
  return null;
};
