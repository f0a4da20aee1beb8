/** Two ends of one unix socket: what socketpair gives in other languages. */
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';

/** `path` is used for a moment only. Neither end is read until its owner does. */
export async function socketPair(path: string): Promise<[Socket, Socket]> {
  const server = createServer({ pauseOnConnect: true });
  server.listen(path);
  await once(server, 'listening');
  const near = connect(path);
  const [[far]] = (await Promise.all([once(server, 'connection'), once(near, 'connect')])) as [[Socket], []];
  server.close();
  await rm(path, { force: true });
  return [near, far];
}
