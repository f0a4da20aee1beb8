import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Transform } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isLocal, type Listener, listen } from './listen.js';

let directory: string;
let listener: Listener | undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qmpspec-listen-'));
});
afterEach(async () => {
  listener?.drop();
  await listener?.stop();
  listener = undefined;
  rmSync(directory, { recursive: true });
});

/** Serves echoes. */
const start = async (where: Parameters<typeof listen>[0]) => {
  listener = await listen(where, () => new PassThrough());
  return listener.address;
};

async function echo(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const [data] = await once(socket, 'data');
  return String(data);
}

test('a unix socket serves many clients at once, each to its half-close', async () => {
  const path = join(directory, 'qmp');
  expect(await start({ unix: path })).toBe(`unix:${path}`);
  const clients = [0, 1, 2].map(() => connect({ path, allowHalfOpen: true }));
  expect(await Promise.all(clients.map((client, i) => echo(client, `${i}`)))).toEqual(['0', '1', '2']);
  for (const client of clients) {
    client.end();
    client.resume();
    await once(client, 'end');
  }
});

test('what is answered after a half-close still arrives', async () => {
  const path = join(directory, 'qmp');
  const late = () => new Transform({ flush: (done) => void setImmediate(() => done(null, 'late')) });
  listener = await listen({ unix: path }, late);
  const client = connect({ path, allowHalfOpen: true });
  client.end();
  expect(String((await once(client, 'data'))[0])).toBe('late');
});

test('a TCP address tells the port that was picked', async () => {
  const address = await start({ tcp: '127.0.0.1:0' });
  const port = Number(/^tcp:127\.0\.0\.1:(\d+)$/.exec(address)?.[1]);
  const client = connect(port, '127.0.0.1');
  expect(await echo(client, 'x')).toBe('x');
  client.destroy();
});

test('a client that resets its connection ends nothing else', async () => {
  const port = Number((await start({ tcp: '127.0.0.1:0' })).split(':').at(-1));
  const [rude, other] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
  await echo(rude, 'x');
  rude.resetAndDestroy();
  await once(rude, 'close');
  expect(await echo(other, 'y')).toBe('y');
  other.destroy();
});

test('the socket of a server that died is replaced, anything else is not', async () => {
  const path = join(directory, 'qmp');
  const crash = `net.createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
  spawnSync(process.execPath, ['-e', crash]);
  expect(existsSync(path)).toBe(true);
  await start({ unix: path });
  expect(await echo(connect(path), 'x')).toBe('x');
  await expect(listen({ unix: directory }, () => new PassThrough())).rejects.toThrow();
});

test('an address that is none is refused with an example', async () => {
  await expect(listen({ tcp: '4444' }, () => new PassThrough())).rejects.toThrow(
    /HOST:PORT.*127\.0\.0\.1:4444/,
  );
});

test('without a host it listens for this machine alone, and an address of all interfaces is not local', async () => {
  const address = await start({ tcp: ':0' });
  expect(address).toMatch(/^tcp:127\.0\.0\.1:\d+$/);
  expect(isLocal(address)).toBe(true);
  for (const local of ['unix:/x', 'stdio', 'tcp:[::1]:4', 'tcp:127.3.2.1:4'])
    expect(isLocal(local)).toBe(true);
  for (const open of ['tcp:0.0.0.0:4', 'tcp:[::]:4', 'tcp:192.0.2.1:4']) expect(isLocal(open)).toBe(false);
});

test('standard streams are one connection', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as never);
  vi.spyOn(process, 'stdout', 'get').mockReturnValue(output as never);
  expect(await start('stdio')).toBe('stdio');
  vi.restoreAllMocks();
  input.end('hello');
  expect(String((await once(output, 'data'))[0])).toBe('hello');
});
