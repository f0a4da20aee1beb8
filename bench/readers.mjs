/** (f) How long a document of 700 kB takes to read, statements and examples included: the reference of QEMU as Debian installs it. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readDocument } from '../dist/schema/sources/index.js';
import { limitLine, median } from './lib/report.mjs';

const ROUNDS = 7;
const page = '/usr/share/man/man7/qemu-qmp-ref.7.gz';

if (existsSync(page)) {
  const bytes = readFileSync(page);
  const size = Math.round(gunzipSync(bytes).length / 1000);
  const times = Array.from({ length: ROUNDS }, () => {
    // Time of the processor, not of the clock: what else runs on the machine is no cost of ours.
    const started = process.cpuUsage();
    readDocument(bytes, { name: page });
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  process.stdout.write(
    `${limitLine(`reading a man page of ${size} kB`, Math.round(median(times)), 'ms', 500)}\n`,
  );
} else {
  process.stdout.write(`reading a man page: ${page} is not installed\n`);
}
