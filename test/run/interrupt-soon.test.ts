/** However a target keeps us waiting, after the first Ctrl-C the reports are complete at once. */
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ResultEvent, SummaryRecord } from '../../harness/results.js';
import { until } from '../target/proc.js';
import { describeWith, lacking } from '../target/programs.js';
import { start } from './cli.js';
import { waiting, withDirectory } from './waiting.js';

/** Milliseconds: two seconds, and what a machine takes that has others to serve. */
const SOON = 6_000;

/** Milliseconds until it has ended after the signal. */
async function interrupt(child: ReturnType<typeof start>, signal: NodeJS.Signals) {
  const started = performance.now();
  child.kill(signal);
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, ms: performance.now() - started };
}

const records = (file: string) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as ResultEvent)
    : [];

/** One case may be in flight for ten seconds and more. */
const SLOW = ['--grep', 'protocol/**'];

test.each(['SIGINT', 'SIGTERM'] as const)('%s while a silent server is asked what it is', async (signal) => {
  await withDirectory(async (dir, { file, made }) => {
    const results = join(dir, 'r.jsonl');
    const child = start(['run', '--report', `json=${results}`, '--', ...waiting('silent', file)]);
    await made();
    const { status, ms } = await interrupt(child, signal);
    expect(status).toBe(130);
    expect(ms).toBeLessThan(SOON);
    expect(records(results)).toEqual([]);
  });
});

test.each([
  ['SIGINT', 'run', 'greets-half'],
  ['SIGTERM', 'run', 'drips-replies'],
  ['SIGINT', 'run', 'floods-events'],
  ['SIGTERM', 'matrix', 'greets-only'],
] as const)('%s while cases of a %s wait for a server that %s', async (signal, command, mode) => {
  await withDirectory(async (dir, { file }) => {
    const results = join(dir, 'r.jsonl');
    const target = waiting(mode, file);
    const list = join(dir, 'targets.yaml');
    writeFileSync(list, JSON.stringify([{ name: 'one', command: target }]));
    const child = start([
      ...[command, '--report', `json=${results}`, ...SLOW],
      ...(command === 'run' ? ['--', ...target] : [list]),
    ]);
    await until(() => records(results).length > 1, 'the run has begun', 60_000);
    const { status, ms } = await interrupt(child, signal);
    expect(status).toBe(130);
    expect(ms).toBeLessThan(SOON);
    const all = records(results);
    const [run] = all.flatMap((record) => (record.type === 'run' ? [record] : []));
    const cases = all.filter(({ type }) => type === 'case');
    expect(cases).toHaveLength(run?.listed ?? -1);
    const summary = all.at(-1) as SummaryRecord;
    expect(summary.counts.unreached).toBeGreaterThan(0);
    expect(Object.values(summary.counts).reduce((a, b) => a + b)).toBe(run?.listed);
  });
});

test('a fuzzer that waits for a silent server ends, too', async () => {
  await withDirectory(async (dir, { file, made }) => {
    const child = start(['fuzz', '--findings', join(dir, 'findings'), '--', ...waiting('silent', file)]);
    await made();
    const { status, ms } = await interrupt(child, 'SIGINT');
    expect(status).toBe(130);
    expect(ms).toBeLessThan(SOON);
  });
});

describeWith('a QEMU that was stopped', lacking('qemu-storage-daemon'), () => {
  test.each(['run', 'fuzz'])('does not keep %s waiting', async (command) => {
    await withDirectory(async (dir) => {
      const results = join(dir, 'r.jsonl');
      const findings = join(dir, 'findings');
      // It stops soon after it was started, wherever it is by then.
      const script = 'p=$$; (sleep 3; kill -STOP $p) & exec qemu-storage-daemon "$@"';
      const chardev = 'socket,id=c,path={qmp},server=on,wait=off';
      const target = ['sh', '-c', script, 'sh', '--chardev', chardev, '--monitor', 'chardev=c'];
      const where = command === 'run' ? ['--report', `json=${results}`] : ['--findings', findings];
      const child = start([command, ...where, '--', ...target]);
      await until(
        () =>
          command === 'run' ? records(results).length > 1 : existsSync(join(findings, 'campaign.jsonl')),
        'it has begun',
        60_000,
      );
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      const { status, ms } = await interrupt(child, 'SIGINT');
      expect(status).toBe(130);
      expect(ms).toBeLessThan(SOON);
      if (command === 'run') expect(records(results).at(-1)).toMatchObject({ type: 'summary' });
      else expect(readFileSync(join(findings, 'campaign.jsonl'), 'utf8')).toContain('"type":"summary"');
    });
  });
});
