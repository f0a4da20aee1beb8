/** In place of qmpspec, it breaks the bound that its first word names: what the runner of the collection must notice. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FAULTS = {
  none() {},
  memory() {
    const kept = Buffer.alloc(450 * 2 ** 20, 1);
    setTimeout(() => kept.fill(2), 300);
  },
  time: () => void setTimeout(() => {}, 60_000),
  status: () => process.exit(7),
  crash() {
    throw new Error('nobody expected this');
  },
  signal: () => process.kill(process.pid, 'SIGSEGV'),
  control: () => process.stdout.write('a\u001b[31mb\n'),
  order: () => process.stdout.write('::error::x\n'),
  broken: () => process.stdout.write(Buffer.from([0xc3, 0x28])),
  process() {
    const options = { detached: true, stdio: 'ignore', env: { PATH: process.env.PATH }, cwd: '/' };
    spawn('sh', ['-c', 'sleep 30; :', process.argv[3]], options).unref();
  },
  scratch: () => writeFileSync(join(process.env.TMPDIR, 'left'), ''),
  file: () => writeFileSync('victim', 'changed'),
  deaf() {
    process.on('SIGINT', () => setTimeout(() => process.exit(130), 20_000));
    writeFileSync('begun', '');
    setTimeout(() => {}, 60_000);
  },
};

process.stdout.write('the cause\n');
FAULTS[process.argv[2]]();
