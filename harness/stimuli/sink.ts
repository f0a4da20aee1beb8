/** A unix socket that greets each client, if at all, and takes everything: where a machine may be migrated to. */
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';

export interface Sink {
  close(): void;
}

/** Any user may connect to `path`, as the target runs as one of its own. */
export async function openSink(path: string, greeting: Buffer): Promise<Sink> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    socket.write(greeting);
    socket.resume();
  });
  server.listen(path);
  await once(server, 'listening');
  chmodSync(path, 0o777);
  return {
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
