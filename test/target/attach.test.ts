import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { attach } from '../../harness/target/attach.js';
import { boot } from '../../harness/target/boot.js';
import type { Endpoint } from '../../harness/target/target.js';
import { describeWith, lacking } from './programs.js';
import { firstBytes, negotiate } from './talk.js';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'attach-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('attaching', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function listening(where: { path: string } | { port: number; host: string }): Promise<Server> {
    const server = createServer((socket) => socket.end('hello'));
    servers.push(server);
    server.listen(where);
    await once(server, 'listening');
    return server;
  }

  it('works over a unix socket and over TCP', async () => {
    const path = join(directory, 'a.sock');
    await listening({ path });
    const { port } = (await listening({ port: 0, host: '127.0.0.1' })).address() as { port: number };
    for (const address of [`unix:${path}`, `tcp:127.0.0.1:${port}`]) {
      const target = await attach(address);
      expect(target).toMatchObject({ attached: true, pid: null, reconnects: true, ended: null });
      const endpoint = target.endpoints[0] as Endpoint;
      expect(await firstBytes(await endpoint.connect())).toBe('hello');
      expect(await firstBytes(await endpoint.connect())).toBe('hello');
      await target.end();
    }
  });

  it('tells why nobody can be reached', async () => {
    const stale = join(directory, 'stale.sock');
    await listening({ path: stale });
    const { port } = (await listening({ port: 0, host: '127.0.0.1' })).address() as { port: number };
    await expect(attach(`unix:${join(directory, 'none')}`)).rejects.toMatchObject({
      problem: 'no-such-socket',
    });
    await expect(attach('nonsense')).rejects.toMatchObject({ problem: 'unusable' });
    await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
    await expect(attach(`tcp:127.0.0.1:${port}`)).rejects.toMatchObject({ problem: 'refused' });
  });
});

describeWith('attaching to QEMU', lacking('qemu-storage-daemon'), () => {
  it('neither ends nor signals it', async () => {
    const theirs = await boot({ command: ['qemu-storage-daemon'] });
    try {
      const address = join(theirs.hostScratch, '../io/qmp');
      const target = await attach(`unix:${address}`);
      await negotiate(await (target.endpoints[0] as Endpoint).connect());
      expect(await target.end()).toMatchObject({ kind: 'ended-by-us' });
      expect(await theirs.endedWithin(50)).toBeNull();
      await attach(`unix:${address}`).then((again) => again.end());
    } finally {
      await theirs.end();
    }
  });
});
