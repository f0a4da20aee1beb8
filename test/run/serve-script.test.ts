/** The built `serve` as a mock server: the example script, and scripts that are wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../api/session.js';
import type { Session } from '../../suites/case.js';
import { qmpspec, start } from './cli.js';

let dir: string;
let server: ReturnType<typeof start>;
let address: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'qmpspec-serve-'));
  address = `unix:${join(dir, 'qmp.sock')}`;
  const script = ['--docs', 'qemu-10.0', '--script', 'examples/serve/events.yaml'];
  server = start(['serve', ...script, '--unix', join(dir, 'qmp.sock')]);
  await new Promise((resolve) => server.stderr.once('data', resolve));
});
afterAll(() => {
  server.kill();
  rmSync(dir, { recursive: true });
});

const nameOf = async (session: Session) => (await session.event('DEVICE_UNPLUG_GUEST_ERROR'))?.value;

test('the example plays as it says', async () => {
  const session = await connect(address);
  const ask = async (command: string, args?: Record<string, string | number>) =>
    (await session.execute(command, args)).value;
  expect(await nameOf(session)).toMatchObject({ data: { device: 'disk' } });
  await ask('blockdev-add', { driver: 'null-co', 'node-name': 'disk' });
  const resize = { 'node-name': 'disk', size: 1024 };
  expect((await ask('block_resize', resize)).error).toEqual({
    class: 'GenericError',
    desc: 'No space left on device',
  });
  expect((await ask('block_resize', resize)).error).not.toMatchObject({ desc: 'No space left on device' });
  const io = { status: 'io-error', running: false };
  expect((await ask('query-status')).return).toEqual(io);
  expect((await ask('query-status')).return).toEqual(io);
  expect((await ask('query-status')).return).toMatchObject({ status: 'running' });
  await ask('stop');
  await ask('cont');
  expect((await session.event('BLOCK_IO_ERROR'))?.value).toMatchObject({ data: { nospace: true } });
  expect((await ask('query-status')).return).toMatchObject({ running: false });
  expect((await ask('query-name')).return).toEqual({ name: 7 });
  session.send({ execute: 'send-key', arguments: { keys: [] } });
  expect(await session.untilClosed()).toBe(true);
  await session.close();
});

test('every client is told what is said to those who connect', async () => {
  const sessions = await Promise.all([connect(address), connect(address)]);
  for (const session of sessions) {
    expect(await nameOf(session)).toBeDefined();
    await session.close();
  }
});

test('a script that is wrong is told with its line, status 2', async () => {
  const file = join(dir, 'wrong.yaml');
  writeFileSync(file, '# a comment\n- command: query-name\n  do:\n    - return: { name: 7 }\n');
  const { status, stderr } = await qmpspec(['serve', '--stdio', '--script', file]);
  expect(status).toBe(2);
  expect(stderr).toContain(`${file}:4: query-name does not return that: expected JSON type string at /name`);
});

test('the grammar is printed, a missing file is told', async () => {
  const { stdout } = await qmpspec(['schema', 'json-schema', '--of', 'script']);
  expect(JSON.parse(stdout)).toMatchObject({ title: 'qmpspec: script of a mock server' });
  const { status, stderr } = await qmpspec(['serve', '--stdio', '--script', join(dir, 'none.yaml')]);
  expect([status, stderr]).toEqual([2, expect.stringContaining('there is no such file')]);
});
