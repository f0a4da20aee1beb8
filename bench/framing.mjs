/**
 * (g) Receiving: framing alone against a bare JSON.parse loop over the same bytes (at least half as fast), and framing with
 * exact parsing (at most three times its time), of messages as QEMU sends them and of hostile ones.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Framer } from '../dist/harness/qmp/framer.js';
import { parseMessage } from '../dist/harness/qmp/message.js';
import { median } from './lib/report.mjs';

const ROUNDS = 7;
const CHUNK = 65_536;
const catalogs = new URL('../schema/catalog/', import.meta.url);
const [catalog] = readdirSync(catalogs).filter((name) => name.endsWith('.json'));

const small = [
  '{"return": {}, "id": 17}',
  '{"timestamp": {"seconds": 1700000000, "microseconds": 123456}, "event": "JOB_STATUS_CHANGE", "data": {"status": "running", "id": "job0"}}',
  '{"id": 18, "error": {"class": "GenericError", "desc": "Parameter \'id\' is missing"}}',
  '{"return": {"status": "running", "running": true}, "id": 19}',
];
const list = (each, times) => `{"return": [${Array(times).fill(each).join(', ')}], "id": 1}`;
const CORPORA = {
  'replies and events': Array.from({ length: 80_000 }, (_, i) => small[i % small.length]),
  'a schema, ten times': Array(10).fill(
    readFileSync(new URL(catalog, catalogs), 'utf8').replace(/\s*\n\s*/g, ' '),
  ),
  'one string of 15 MB': [`{"return": "${'x'.repeat(15e6)}", "id": 1}`],
  'one reply of 8 MB': [list('{"name": "device", "value": 12345, "list": ["b", "c"]}', 150_000)],
  'one reply of 8 MB with exact numbers': [
    list('{"value": 18446744073709551615, "f": 2.50, "n": "abc"}', 150_000),
  ],
  'one number of 3 million digits': [`{"return": ${'7'.repeat(3e6)}, "id": 1}`],
};

/** MB of text in a second of the processor's time. */
function rate(bytes, work) {
  const started = process.cpuUsage();
  const wall = performance.now();
  work();
  const { user, system } = process.cpuUsage(started);
  // Helpers of the collector count, too, but never more than the clock says.
  return bytes / Math.min(user + system, (performance.now() - wall) * 1000);
}

for (const [name, messages] of Object.entries(CORPORA)) {
  const bytes = Buffer.from(messages.map((text) => `${text}\r\n`).join(''));
  const chunks = [];
  for (let at = 0; at < bytes.length; at += CHUNK) chunks.push(bytes.subarray(at, at + CHUNK));
  const bare = [];
  const framing = [];
  const receiving = [];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(
      rate(bytes.length, () => {
        for (const text of messages) JSON.parse(text);
      }),
    );
    framing.push(
      rate(bytes.length, () => {
        const framer = new Framer();
        for (const chunk of chunks) framer.push(chunk);
      }),
    );
    receiving.push(
      rate(bytes.length, () => {
        const framer = new Framer();
        for (const chunk of chunks) for (const frame of framer.push(chunk)) parseMessage(frame);
      }),
    );
  }
  const ratio = (rates) => median(rates.map((r, i) => r / bare[i]));
  const times = 1 / ratio(receiving);
  const verdict = ratio(framing) >= 0.5 && times <= 3 ? 'ok' : 'TOO SLOW';
  const mb = (rates) => `${Math.round(median(rates))} MB/s`;
  process.stdout.write(
    `${name}: framing ${mb(framing)}, JSON.parse ${mb(bare)}, ratio ${ratio(framing).toFixed(2)} (at least 0.5); receiving ${mb(receiving)}, ${times.toFixed(1)} times JSON.parse (at most 3) ${verdict}\n`,
  );
}
