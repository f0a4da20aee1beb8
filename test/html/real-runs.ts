/** Real runs: the storage daemon of this machine and of every root there is, the oldest first, and a system emulator. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { qmpspec } from '../run/cli.js';
import { NOT_ROOT, ROOTS } from '../target/programs.js';

/** Few cases of many kinds: some pass, some fail in every QEMU, some do not apply. */
const CASES = [
  'protocol/id/**',
  'introspection/**',
  'command/block-dirty-bitmap-merge/**',
  'command/block-job-*/**',
  'command/query-*/**',
].flatMap((pattern) => ['--grep', pattern]);

/** A matrix of them, as one report; how many targets there are. Throws when it does not come to its end. */
export async function reportOfRealRuns(folder: string, file: string): Promise<number> {
  const below = (version: string, name: string) => {
    const root = join(ROOTS, name);
    const entry = { name: `daemon ${version}`, command: 'qemu-storage-daemon', root };
    return NOT_ROOT === null && existsSync(root) ? [entry] : [];
  };
  const targets = [
    ...below('5.2', 'bullseye'),
    { name: 'daemon here', command: 'qemu-storage-daemon' },
    ...below('10.0', 'trixie'),
    { name: 'system here', command: 'qemu-system-x86_64 -machine none' },
  ];
  const entries = join(folder, 'targets.yaml');
  // JSON is YAML, too.
  writeFileSync(entries, JSON.stringify(targets));
  const args = ['matrix', entries, ...CASES, '--parallel', '2', '--report', `html=${file}`];
  const { status, stderr } = await qmpspec(args);
  // That QEMU breaks rules is status 1, and no matter here.
  if (status !== 0 && status !== 1) throw new Error(`qmpspec ${args.join(' ')}: ${status}: ${stderr}`);
  return targets.length;
}
