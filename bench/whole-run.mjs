/** (c) A whole default run, in seconds, and (d) the harness's own peak memory. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { limitLine } from './lib/report.mjs';

const TARGETS = [['qemu-storage-daemon'], ['qemu-system-x86_64', '-machine', 'none']];
const cli = new URL('../dist/bin/qmpspec.js', import.meta.url).pathname;

for (const command of TARGETS) {
  const started = performance.now();
  const peakReporter = new URL('./lib/peak-memory.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', peakReporter, cli, 'run', '--', ...command], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  await once(child, 'close');
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const peak = Math.round(Number(/peak-memory-kib (\d+)/.exec(stderr)?.[1]) / 1024);
  process.stdout.write(`${limitLine(`whole run, ${command.join(' ')}`, seconds, 's', 30)}\n`);
  process.stdout.write(`${limitLine(`peak memory, ${command.join(' ')}`, peak, 'MiB', 300)}\n`);
}
