import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCatalog } from '../../../../schema/catalogs.js';
import type { JsonObject } from '../../../../schema/json.js';
import { runOn } from '../../../../test/reference/run-on.js';
import { ReferenceMachine } from '../../reference-machine.js';

const model = loadCatalog('introspection-qemu-system-7.2');
let machine: ReferenceMachine;
let dir: string;
let sink: Server;
let told: string[];
let wake = () => {};

const run = (name: string, args?: JsonObject) => runOn(machine, name, args);
const enable = (...names: string[]) =>
  run('migrate-set-capabilities', {
    capabilities: names.map((capability) => ({ capability, state: true })),
  });

async function until(event: string): Promise<string[]> {
  while (!told.includes(event))
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  return told;
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'qmpspec-migration-'));
  sink = createServer((socket) => socket.resume());
  await new Promise<void>((resolve) => sink.listen(join(dir, 'sink'), resolve));
  machine = new ReferenceMachine(model, 0);
  told = [];
  const event = ({ event: name, data }: JsonObject) => {
    told.push([name, ...Object.values((data ?? {}) as JsonObject)].join(' '));
    wake();
  };
  machine.listeners.add({ event, quit: () => {} });
  enable('events');
});
afterEach(() => {
  machine.quit();
  sink.close();
  rmSync(dir, { recursive: true });
});

const away = { uri: () => `unix:${join(dir, 'sink')}` };

test('the states come in their order, and the machine stops', async () => {
  run('migrate', { uri: away.uri() });
  expect(await until('MIGRATION completed')).toEqual([
    'MIGRATION setup',
    'MIGRATION active',
    'MIGRATION_PASS 1',
    'MIGRATION_PASS 2',
    'STOP',
    'MIGRATION completed',
  ]);
  expect(run('query-status')).toMatchObject({ status: 'postmigrate', running: false });
  expect(run('query-migrate')).toEqual({ status: 'completed' });
});

test('nobody there: it fails, and the machine runs on', async () => {
  run('migrate', { uri: `unix:${join(dir, 'nobody')}` });
  expect(await until('MIGRATION failed')).toEqual(['MIGRATION setup', 'MIGRATION failed']);
  run('migrate', { uri: 'tcp:127.0.0.1:1' });
  told = [];
  await until('MIGRATION failed');
  expect(run('query-status')).toMatchObject({ running: true });
});

test('one that waits before it switches over goes on, or is cancelled', async () => {
  enable('pause-before-switchover');
  run('migrate', { uri: away.uri() });
  await until('MIGRATION pre-switchover');
  expect(() => run('migrate', { uri: away.uri() })).toThrow(/in progress/);
  expect(() => enable('xbzrle')).toThrow(/in progress/);
  run('migrate_cancel');
  expect((await until('RESUME')).slice(-4)).toEqual([
    'MIGRATION pre-switchover',
    'MIGRATION cancelling',
    'MIGRATION cancelled',
    'RESUME',
  ]);
  run('migrate', { uri: away.uri() });
  told = [];
  await until('MIGRATION pre-switchover');
  run('migrate-continue', { state: 'pre-switchover' });
  expect((await until('MIGRATION completed')).slice(-2)).toEqual(['MIGRATION device', 'MIGRATION completed']);
});

test.each<[string, JsonObject, RegExp]>([
  ['migrate', { uri: 'carrier-pigeon:1' }, /unknown migration protocol/],
  ['migrate-continue', { state: 'pre-switchover' }, /not in expected state: none/],
  ['migrate-incoming', { uri: 'unix:x' }, /'-incoming' was not specified/],
  [
    'migrate-set-parameters',
    { 'cpu-throttle-initial': 100 },
    /'cpu-throttle-initial' expects a value between/,
  ],
  ['migrate-set-parameters', { 'xbzrle-cache-size': 5000 }, /power of two/],
  ['client_migrate_info', { protocol: 'vnc', hostname: 'x' }, /expects 'spice'/],
])('%s %j is refused', (name, args, why) => expect(() => run(name, args)).toThrow(why));

test('what was set is what is asked for', () => {
  run('migrate-set-parameters', { 'multifd-channels': 3 });
  expect(run('query-migrate-parameters')).toMatchObject({ 'multifd-channels': 3, 'downtime-limit': 300 });
  const states = run('query-migrate-capabilities') as JsonObject[];
  expect(states.filter(({ state }) => state)).toEqual([{ capability: 'events', state: true }]);
  expect(states.length).toBeGreaterThan(15);
});
