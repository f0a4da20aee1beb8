import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Address, addressText, dial, parseAddress } from './address.js';
import { TargetError } from './error.js';

const ADDRESSES: [string, Address][] = [
  ['unix:/run/a:b.sock', { kind: 'unix', path: '/run/a:b.sock' }],
  ['tcp:localhost:4444', { kind: 'tcp', host: 'localhost', port: 4444 }],
  ['tcp:[::1]:1', { kind: 'tcp', host: '::1', port: 1 }],
];

describe('addresses', () => {
  it.each(ADDRESSES)('%s is read, and written the same', (text, address) => {
    expect(parseAddress(text)).toEqual(address);
    expect(addressText(address)).toBe(text);
  });

  it.each([
    '',
    '/run/x.sock',
    'unix:',
    'tcp:localhost',
    'tcp:localhost:0',
    'tcp:localhost:65536',
    'tcp:::1:5',
    'udp:a:1',
  ])('%j is refused', (text) => {
    expect(() => parseAddress(text)).toThrow(TargetError);
  });
});

it('waits for its turn where the queue of a socket is full', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'qmpspec-address-'));
  const path = join(dir, 'socket');
  const server = createServer().listen({ path, backlog: 1 });
  await once(server, 'listening');
  // All ask before the server can accept the first.
  const streams = await Promise.all(Array.from({ length: 12 }, () => dial({ kind: 'unix', path })));
  expect(streams.every((s) => s.readyState === 'open')).toBe(true);
  for (const stream of streams) stream.destroy();
  server.close();
  rmSync(dir, { recursive: true });
});
