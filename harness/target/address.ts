/** Where a monitor listens, and how to connect there. */

import { once } from 'node:events';
import { createServer, connect as open, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { TargetError } from './error.js';

export type Address = { kind: 'unix'; path: string } | { kind: 'tcp'; host: string; port: number };

/** Reads `unix:PATH` or `tcp:HOST:PORT` (an IPv6 host in brackets). Throws TargetError. */
export function parseAddress(text: string): Address {
  const unix = /^unix:(.+)$/.exec(text);
  if (unix) return { kind: 'unix', path: unix[1] as string };
  const tcp = /^tcp:(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text);
  const port = Number(tcp?.[3]);
  if (tcp && port > 0 && port < 65536) return { kind: 'tcp', host: (tcp[1] ?? tcp[2]) as string, port };
  throw new TargetError(
    'unusable',
    `A server's address is unix:PATH or tcp:HOST:PORT, not ${JSON.stringify(text)}.`,
  );
}

export function addressText(address: Address): string {
  if (address.kind === 'unix') return `unix:${address.path}`;
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return `tcp:${host}:${address.port}`;
}

/** Milliseconds; on one machine a connection takes less than one, unless the other side's queue is full. */
const CONNECT_TIMEOUT = 5_000;

/** A unix socket whose queue is full (QEMU's holds two) refuses at once, where one of TCP lets us wait. */
const QUEUE_PAUSE = 2;

/** Connects; rejects with the system's error. Later errors of the stream show as its closing. */
export async function dial(address: Address): Promise<Socket> {
  for (const deadline = performance.now() + CONNECT_TIMEOUT; ; ) {
    try {
      return await dialOnce(address);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || performance.now() >= deadline) throw error;
      await pause(QUEUE_PAUSE);
    }
  }
}

async function dialOnce(address: Address): Promise<Socket> {
  const socket = open(address.kind === 'unix' ? { path: address.path } : { ...address, noDelay: true });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_TIMEOUT) });
  } catch (error) {
    socket.destroy();
    throw error;
  }
  socket.on('error', () => {});
  return socket;
}

/** A port of the loopback interface that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
