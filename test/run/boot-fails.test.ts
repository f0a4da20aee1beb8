/** A target that does not start in the middle of a run ends no run, unless it never does again. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';
import { run } from './cli.js';

// Dozens of starts, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'boots-'));
  chmodSync(directory, 0o777);
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Runs cases that want many targets on a daemon whose start of this number (the first is 1) is refused where `refuses` says so. */
function runOn(refuses: string, cases = ['protocol/greeting/**', 'protocol/id/**']) {
  const script = join(directory, 'daemon');
  const count = join(directory, 'count');
  writeFileSync(
    script,
    `echo >>${count}; n=$(wc -l <${count}); if ${refuses}; then echo "no start $n" >&2; exit 7; fi
     exec qemu-storage-daemon --chardev socket,path=$1,server=on,wait=off,id=q --monitor q`,
  );
  return run(
    ...cases.flatMap((pattern) => ['--grep', pattern]),
    ...['--jobs', '1', '--user', 'root'],
    ...['--', 'sh', script, '{qmp}'],
  );
}

describeWith('starts that fail', lacking('qemu-storage-daemon'), () => {
  it('once, are tried again', async () => {
    const { cases, status } = await runOn('[ $n = 3 ]');
    expect(cases.filter(({ outcome }) => outcome === 'unreached')).toEqual([]);
    expect(cases.filter(({ reason }) => reason?.includes('no start'))).toEqual([]);
    expect(status).toBe(0);
  });

  it('twice in a row, block what needs that target, and the rest goes on', async () => {
    const { run: record, cases, summary } = await runOn('[ $n = 4 ] || [ $n = 5 ]');
    expect(cases).toHaveLength(record.listed);
    expect(cases.filter(({ outcome }) => outcome === 'unreached')).toEqual([]);
    const blocked = cases.filter(({ reason }) => reason?.includes('no start'));
    expect(blocked.length).toBeLessThanOrEqual(1);
    for (const { outcome, reason } of blocked) {
      expect(outcome).toBe('blocked');
      expect(reason).toContain('the target did not start again');
    }
    expect(summary.counts.pass).toBeGreaterThan(record.listed / 2);
  });

  it('from then on, end the run with what was found out, and status 3', async () => {
    const { run: record, cases, summary, status, stdout } = await runOn('[ $n -ge 4 ]', ['protocol/**']);
    expect(status).toBe(3);
    expect(cases).toHaveLength(record.listed);
    const unreached = cases.filter(({ outcome }) => outcome === 'unreached');
    expect(unreached.length).toBeGreaterThan(0);
    for (const { reason } of unreached) expect(reason).toContain('no start');
    const blocked = cases.filter(
      ({ outcome, reason }) => outcome === 'blocked' && reason?.includes('no start'),
    );
    expect(blocked.length).toBeLessThanOrEqual(4);
    expect(summary.counts.unreached).toBe(unreached.length);
    expect(stdout).toMatch(/^INCOMPLETE/m);
  });
});
