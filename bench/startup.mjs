/** (e) How long `--version` and `list` take, as whole processes. */
import { spawnSync } from 'node:child_process';
import { limitLine, median } from './lib/report.mjs';

const ROUNDS = 7;
const cli = new URL('../dist/bin/qmpspec.js', import.meta.url).pathname;

for (const [args, most] of [
  [['--version'], 150],
  [['list', '--', 'qemu-storage-daemon'], 1000],
  [['list', '--', 'qemu-system-x86_64', '-machine', 'none'], 1000],
]) {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    spawnSync(process.execPath, [cli, ...args], { stdio: 'ignore' });
    return performance.now() - started;
  });
  process.stdout.write(`${limitLine(`qmpspec ${args.join(' ')}`, Math.round(median(times)), 'ms', most)}\n`);
}
