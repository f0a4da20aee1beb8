/** Where clients reach the reference server. */
import { rmSync, statSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { addressText } from '../target/address.js';

export type Listen = { unix: string } | { tcp: string } | 'stdio';

const LOOPBACK = '127.0.0.1';

/** Whether an address that we listen on is for this machine alone. */
export function isLocal(address: string): boolean {
  return (
    !address.startsWith('tcp:') || /^tcp:(127\.[\d.]+|\[::1\]|\[::ffff:127\.[\d.]+\]):\d+$/.test(address)
  );
}

export interface Listener {
  /** `unix:PATH`, `tcp:HOST:PORT` (the port that was picked, where 0 was asked for) or `stdio`. */
  address: string;
  /** Takes no more clients, and resolves when the last one is gone. */
  stop(): Promise<void>;
  /** Drops the clients. */
  drop(): void;
}

/** Connects every client to a stream of its own. Rejects when the address cannot be had. */
export async function listen(where: Listen, connect: () => Duplex): Promise<Listener> {
  if (where === 'stdio') return speakOverStdio(connect());
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    join(socket, connect());
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(target(where), resolve);
  });
  return {
    address: addressOf(server),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
    drop() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

function speakOverStdio(connection: Duplex): Listener {
  const closed = new Promise<void>((resolve) => connection.on('close', resolve));
  process.stdin.pipe(connection).pipe(process.stdout);
  connection.on('end', () => connection.destroy());
  return { address: 'stdio', stop: () => closed, drop: () => void connection.destroy() };
}

function join(socket: Socket, connection: Duplex): void {
  socket.pipe(connection).pipe(socket);
  connection.on('end', () => socket.destroySoon());
  // A client may vanish at any time (W8): that ends its session, and nothing else.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => connection.destroy());
}

function target(where: Exclude<Listen, 'stdio'>): { path: string } | { host: string; port: number } {
  if ('unix' in where) {
    // Like QEMU: what a server that died has left behind is no obstacle.
    if (statSync(where.unix, { throwIfNoEntry: false })?.isSocket()) rmSync(where.unix);
    return { path: where.unix };
  }
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(where.tcp) ?? [];
  if (port === '')
    throw new Error(`A TCP address is HOST:PORT, for example 127.0.0.1:4444; got '${where.tcp}'.`);
  // Whoever can reach it can do with it what QMP lets them do: for all to reach only where an address says so.
  return { host: host === '' ? LOOPBACK : host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
}

function addressOf(server: Server): string {
  const address = server.address() as AddressInfo | string;
  if (typeof address === 'string') return `unix:${address}`;
  return addressText({ kind: 'tcp', host: address.address, port: address.port });
}
