/** (a) Checks a second of the derived argument suite, against a bare pipelined client sending the very same requests. */
import { prepare } from '../dist/api/campaign.js';
import { allCases } from '../dist/api/plan.js';
import { run } from '../dist/harness/run/run.js';
import { stringifyJson } from '../dist/schema/json-text.js';
import { monitors } from '../dist/suites/monitors/index.js';
import { pipelined } from './lib/bare-client.mjs';
import { ratioLine } from './lib/report.mjs';

const ROUNDS = 5;
const WINDOW = 64;
const TARGETS = [['qemu-storage-daemon'], ['qemu-system-x86_64', '-machine', 'none']];

for (const command of TARGETS) {
  const ours = [];
  const peer = [];
  const choice = { kind: 'start', command, reference: false };
  const campaign = await prepare(choice, { timeout: 10_000 }, 1);
  const { profile, pool, may } = campaign;
  const cases = allCases(profile, [], campaign.scratch).filter((c) => 'probe' in c);
  const oob = profile.capabilities.includes('oob') ? ', "arguments": {"enable": ["oob"]}' : '';
  const negotiation = `{"execute": "qmp_capabilities"${oob}}\n`;
  const lines = cases.map(({ probe }, id) => {
    const request = { execute: probe.execute, arguments: probe.arguments, id };
    return `${stringifyJson(request)}\n`;
  });
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    await run(
      { cases, monitors, profile, pool, may, jobs: 1, timeout: 10_000, bail: false, seed: 0 },
      () => {},
      new AbortController().signal,
    );
    ours.push((cases.length / (performance.now() - started)) * 1000);
    // As our batches do: on a target with one monitor.
    const target = await pool.takeLone();
    const stream = await target.endpoints[0].connect();
    peer.push((lines.length / (await pipelined(stream, negotiation, lines, WINDOW))) * 1000);
    stream.destroy();
    await target.end();
  }
  await campaign.close();
  process.stdout.write(
    `${ratioLine(`argument suite, ${command[0]}, ${cases.length} checks`, ours, peer, 0.6)}\n`,
  );
}
