/** `vhost-user`: a server of a vhost-user device that has no features, and does nothing. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { text } from '../arguments.js';
import type { ActionStage } from '../stage.js';
import type { Stimulus } from '../stimulus.js';
import { Client } from './client.js';

/** Messages (docs/interop/vhost-user of QEMU's sources): request, flags and size, then the content. */
const HEADER = 12;
const NUMBER = 8;
const REPLY_FLAGS = 0x5;
const NEED_REPLY = 0x8;
/** Requests that ask for a number: features, protocol features, queues. */
const ASKING: ReadonlySet<number> = new Set([1, 15, 17]);

/** `client`: what later external actions call the connection; `path`: where it listens. */
export const vhostUser: Stimulus = async (args, stage) => {
  const path = stage.socket(text(args, 'path'));
  const name = text(args, 'client');
  const server = createServer((socket) => {
    server.close();
    serve(socket);
    keep(stage, name, socket);
  });
  // Made with its mode: the target runs as a user of its own.
  const mask = process.umask(0);
  try {
    server.listen(path);
  } finally {
    process.umask(mask);
  }
  await once(server, 'listening');
  stage.keep(`${name} listening`, { close: () => server.close() });
  return null;
};

function keep(stage: ActionStage, name: string, socket: Socket): void {
  stage.keep(name, new Client(socket));
}

function serve(socket: Socket): void {
  let bytes = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    while (bytes.length >= HEADER && bytes.length >= HEADER + bytes.readUInt32LE(8)) {
      const [request, flags, size] = [0, 4, 8].map((at) => bytes.readUInt32LE(at)) as [
        number,
        number,
        number,
      ];
      bytes = bytes.subarray(HEADER + size);
      if (ASKING.has(request) || flags & NEED_REPLY) socket.write(numberReply(request));
    }
  });
}

/** The number 0: no features; success. */
function numberReply(request: number): Buffer {
  const reply = Buffer.alloc(HEADER + NUMBER);
  reply.writeUInt32LE(request);
  reply.writeUInt32LE(REPLY_FLAGS, 4);
  reply.writeUInt32LE(NUMBER, 8);
  return reply;
}
