/** `pass-descriptor`: a file descriptor travels to the target with the session's next request that wants one. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { text } from '../arguments.js';
import type { Stimulus } from '../stimulus.js';
import { Client } from './client.js';

/**
 * Passes a file descriptor to the server over a QMP connection (SCM_RIGHTS). Node does that only on its own IPC
 * channels, but NODE_CHANNEL_FD makes any socket one: a helper process takes the connection for its channel and sends
 * the descriptor along with Node's own wrapping. To the server that is a request it refuses, and the descriptor stays
 * with the connection until a request asks for it.
 */

// The refusal tells that the descriptor has arrived.
const HELPER = `
const { Socket } = require('node:net');
process.once('message', () => process.exit(0));
process.send(null, new Socket({ fd: 4 }));
`;

/** Milliseconds for the server to take it. */
const TIMEOUT_MS = 10_000;

/**
 * `connection` must be a negotiated unix socket on which no reply is awaited; `descriptor` stays open on our side.
 * Rejects when the server did not take it.
 */
async function passOver(connection: Duplex, descriptor: Socket): Promise<void> {
  const helper = spawn(process.execPath, ['-e', HELPER], {
    // Being lent, the connection is not read by us until it is resumed.
    stdio: ['ignore', 'ignore', 'ignore', connection as Socket, descriptor],
    env: { ...process.env, NODE_CHANNEL_FD: '3' },
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  const [status] = (await once(helper, 'exit')) as [number | null];
  connection.resume();
  if (status !== 0) throw new Error('the server did not take a file descriptor over this connection');
}

/** Two ends of one unix socket: what socketpair gives in other languages. */

/** `path` is used for a moment only. Neither end is read until its owner does. */
async function socketPair(path: string): Promise<[Socket, Socket]> {
  const server = createServer({ pauseOnConnect: true });
  server.listen(path);
  await once(server, 'listening');
  const near = connect(path);
  const [[far]] = (await Promise.all([once(server, 'connection'), once(near, 'connect')])) as [[Socket], []];
  server.close();
  await rm(path, { force: true });
  return [near, far];
}

/** The descriptor is one end of a socket; the other one is ours, by the name `client`. */
export const passDescriptor: Stimulus = async (args, stage, session) => {
  const name = text(args, 'client');
  const [near, far] = await socketPair(stage.socket(`${stage.target.scratch}/${name}.pair`));
  stage.keep(name, new Client(near));
  try {
    await session.lend((connection) => passOver(connection, far));
  } finally {
    far.destroy();
  }
  return null;
};
