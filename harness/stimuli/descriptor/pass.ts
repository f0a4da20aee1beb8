/**
 * Passes a file descriptor to the server over a QMP connection (SCM_RIGHTS). Node does that only on its own IPC
 * channels, but NODE_CHANNEL_FD makes any socket one: a helper process takes the connection for its channel and sends
 * the descriptor along with Node's own wrapping. To the server that is a request it refuses, and the descriptor stays
 * with the connection until a request asks for it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

// The refusal tells that the descriptor has arrived.
const HELPER = `
const { Socket } = require('node:net');
process.once('message', () => process.exit(0));
process.send(null, new Socket({ fd: 4 }));
`;

/** Milliseconds for the server to take it. */
const PATIENCE = 10_000;

/**
 * `connection` must be a negotiated unix socket on which no reply is awaited; `descriptor` stays open on our side.
 * Rejects when the server did not take it.
 */
export async function passOver(connection: Duplex, descriptor: Socket): Promise<void> {
  const helper = spawn(process.execPath, ['-e', HELPER], {
    // Being lent, the connection is not read by us until it is resumed.
    stdio: ['ignore', 'ignore', 'ignore', connection as Socket, descriptor],
    env: { ...process.env, NODE_CHANNEL_FD: '3' },
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
  });
  const [status] = (await once(helper, 'exit')) as [number | null];
  connection.resume();
  if (status !== 0) throw new Error('the server did not take a file descriptor over this connection');
}
