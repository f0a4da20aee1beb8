/**
 * (e) The fuzzer: arguments against a bare pipelined client that sends the very same requests, and sequences on two
 * targets.
 */
import { openFuzzTarget } from '../dist/api/fuzzing.js';
import { steadyMemory } from '../dist/api/steady-memory.js';
import { pipelined } from './lib/bare-client.mjs';
import { campaignOf } from './lib/fuzz-campaign.mjs';
import { ratioLine } from './lib/report.mjs';

const COMMAND = ['qemu-storage-daemon'];
const ROUNDS = 3;
const WINDOW = 64;
const say = (line) => process.stdout.write(`${line}\n`);

// As the command does.
steadyMemory();
const fuzzed = await openFuzzTarget({ command: COMMAND }, 10_000, 2);

// What makes things can also end the daemon, and a dead target measures nothing. So can query-qmp-schema between
// requests that hold a null: QEMU 7.2 then aborts in qobject_destroy, more often than not.
const steady = [...fuzzed.profile.facts.commands].filter((name) =>
  /^(query-(?!qmp-schema)|block-dirty-bitmap-(?!merge)|block-job|job|block-export-del)/.test(name),
);
const calm = {
  ...fuzzed,
  profile: { ...fuzzed.profile, facts: { ...fuzzed.profile.facts, commands: new Set(steady) } },
};

/** A supply whose targets tell what the first session was sent. */
function overheard(pool, lines) {
  return {
    get boots() {
      return pool.boots;
    },
    async take() {
      const target = await pool.take();
      const [first] = target.endpoints;
      const connect = first.connect.bind(first);
      first.connect = async () => {
        const stream = await connect();
        const write = stream.write.bind(stream);
        stream.write = (text, ...rest) => {
          lines.push(...String(text).split(/(?<=\n)/));
          return write(text, ...rest);
        };
        return stream;
      };
      return target;
    },
  };
}

const lines = [];
await campaignOf({ ...calm, pool: overheard(fuzzed.pool, lines) }, 'arguments', { runs: 1 });
const [negotiation, ...requests] = lines;
const ours = [];
const peer = [];
for (let round = 0; round < ROUNDS; round++) {
  const { requests: sent, ms } = await campaignOf(calm, 'arguments', { runs: 2 });
  ours.push((sent / ms) * 1000);
  const target = await fuzzed.pool.take();
  const stream = await target.endpoints[0].connect();
  peer.push((requests.length / (await pipelined(stream, negotiation, requests, WINDOW))) * 1000);
  stream.destroy();
  await target.end();
}
say(ratioLine('argument fuzzing, qemu-storage-daemon', ours, peer, 0.5));

const { requests: sent, ms } = await campaignOf(fuzzed, 'sequences', { jobs: 2, time: 20_000 });
const rate = Math.round((sent / ms) * 1000);
say(
  `sequence fuzzing, two qemu-storage-daemons: ${rate}/s (at least 1500/s) ${rate >= 1500 ? 'ok' : 'TOO SLOW'}`,
);

await fuzzed.close();
