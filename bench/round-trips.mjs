/** (b) Sequential round trips of our connection, against a bare socket with JSON.parse. */
import { Connection } from '../dist/harness/qmp/connection.js';
import { boot } from '../dist/harness/target/boot.js';
import { roundTrips } from './lib/bare-client.mjs';
import { ratioLine } from './lib/report.mjs';

const ROUNDS = 7;
const COUNT = 5_000;

const target = await boot({ command: ['qemu-storage-daemon'] });
const ours = [];
const peer = [];
for (let round = 0; round < ROUNDS; round++) {
  const session = new Connection(await target.endpoints[0].connect(), { family: 'qmp', timeout: 10_000 });
  await session.greet();
  await session.negotiate();
  const started = performance.now();
  for (let i = 0; i < COUNT; i++) await session.execute('query-version');
  ours.push((COUNT / (performance.now() - started)) * 1000);
  await session.close();
  const stream = await target.endpoints[0].connect();
  const line = '{"execute": "query-version", "id": 1}\n';
  peer.push((COUNT / (await roundTrips(stream, '{"execute": "qmp_capabilities"}\n', line, COUNT))) * 1000);
  stream.destroy();
}
await target.end();
process.stdout.write(`${ratioLine('round trips, qemu-storage-daemon', ours, peer, 0.8)}\n`);
