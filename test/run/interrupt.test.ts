/** However a run ends, its results are whole, and nothing that it started is left. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { alive, commandLine, until } from '../target/proc.js';
import { describeWith, lacking } from '../target/programs.js';
import { readResults, start } from './cli.js';

/** Processes whose command line names a place of ours. */
function targetsOf(marker: string): number[] {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((pid) => commandLine(pid).some((word) => word.includes(marker)));
}

describeWith('a run that is ended', lacking('qemu-storage-daemon'), () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'by %s keeps its results and leaves nothing behind',
    async (signal) => {
      const dir = mkdtempSync(join(tmpdir(), 'ended-'));
      const file = join(dir, 'r.jsonl');
      // The name tells this run's targets from those of other tests.
      const marker = `driver=null-co,node-name=ended-${process.pid}-${signal.toLowerCase()}`;
      const child = start([
        'run',
        '--report',
        `json=${file}`,
        '--',
        'qemu-storage-daemon',
        '--blockdev',
        marker,
      ]);
      const lines = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').length : 0);
      await until(() => lines() > 600, 'some results are stored', 40_000);
      const targets = targetsOf(marker).filter((pid) => pid !== child.pid);
      expect(targets.length).toBeGreaterThan(0);
      child.kill(signal);
      const [status] = (await once(child, 'close')) as [number | null];
      await until(() => !targets.some(alive), 'the targets are gone');
      const text = readFileSync(file, 'utf8');
      rmSync(dir, { recursive: true });
      expect(text.endsWith('\n')).toBe(true);
      const { cases, summary, run } = readResults(text);
      expect(cases.length).toBeGreaterThan(500);
      if (signal === 'SIGKILL') return;
      expect(status).toBe(130);
      expect(cases).toHaveLength(run.listed);
      expect(summary.counts.unreached).toBeGreaterThan(0);
    },
  );
});
