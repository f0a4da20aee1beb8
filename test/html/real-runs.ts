/** Reports of real runs: the storage daemon of this machine, and of every root there is, the oldest first. */
import { existsSync } from 'node:fs';
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

/** Runs each target and writes one report of all; how many targets there are. Throws when a run fails to end. */
export async function reportOfRealRuns(folder: string, file: string): Promise<number> {
  const [old, recent] = ['bullseye', 'trixie'].map((name) => {
    const root = join(ROOTS, name);
    return NOT_ROOT === null && existsSync(root) ? [['--root', root]] : [];
  });
  const targets = [...(old ?? []), [], ...(recent ?? [])];
  const results = await Promise.all(
    targets.map(async (options, n) => {
      const stored = join(folder, `${n}.jsonl`);
      await succeed(['run', ...CASES, ...options, '--report', `json=${stored}`, '--', 'qemu-storage-daemon']);
      return stored;
    }),
  );
  await succeed(['report', ...results, '--html', file]);
  return targets.length;
}

/** That QEMU breaks rules is status 1, and no matter here. */
async function succeed(args: string[]): Promise<void> {
  const { status, stderr } = await qmpspec(args);
  if (status !== 0 && status !== 1) throw new Error(`qmpspec ${args.join(' ')}: ${status}: ${stderr}`);
}
