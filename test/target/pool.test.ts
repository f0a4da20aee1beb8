import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Pool } from '../../harness/target/pool.js';
import type { Endpoint, Target } from '../../harness/target/target.js';
import { alive, commandLine, until } from './proc.js';
import { describeWith, lacking } from './programs.js';
import { negotiate } from './talk.js';

let marker = '';
beforeEach(() => {
  marker = mkdtempSync(join(tmpdir(), 'pool-'));
  // The daemon runs as somebody else.
  chmodSync(marker, 0o755);
});
afterEach(() => rmSync(marker, { recursive: true }));

/** Processes that have the marker among their arguments. */
const marked = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => alive(pid) && commandLine(pid).some((word) => word.includes(marker)));

const daemon = () => ({
  command: ['qemu-storage-daemon', '--blockdev', `driver=file,node-name=a,filename=${join(marker, 'image')}`],
});

describeWith('a pool', lacking('qemu-storage-daemon'), () => {
  let pool: Pool;
  beforeEach(() => {
    writeFileSync(join(marker, 'image'), '');
    chmodSync(join(marker, 'image'), 0o666);
  });
  afterEach(() => pool.close());

  async function settled(count: number): Promise<void> {
    await until(() => marked().length === count && pool.boots >= count, `${count} targets run`);
  }

  it('keeps as many spares as asked, and gives them at once', async () => {
    pool = new Pool(daemon(), { spares: 2 });
    const first = await pool.take();
    await settled(3);
    const boots = pool.boots;
    const second = await pool.take();
    expect(pool.boots).toBe(boots);
    expect(second.pid).not.toBe(first.pid);
    await negotiate(await (second.endpoints[0] as Endpoint).connect());
    await settled(4);
    expect(pool.bootMs).toBeGreaterThan(0);
    await Promise.all([first.end(), second.end()]);
    await settled(2);
  });

  it('boots one for each taker, and no spare where none is wanted', async () => {
    pool = new Pool(daemon(), { spares: 0 });
    const taken = await Promise.all([pool.take(), pool.take()]);
    expect(new Set(taken.map(({ pid }) => pid)).size).toBe(2);
    expect(pool.boots).toBe(2);
    expect(marked()).toHaveLength(2);
    await Promise.all(taken.map((target) => target.end()));
    expect(marked()).toHaveLength(0);
  });

  it('does not give a spare that has died, and boots another', async () => {
    pool = new Pool(daemon(), { spares: 1 });
    const first = await pool.take();
    await settled(2);
    const spare = marked().find((pid) => pid !== first.pid) as number;
    process.kill(spare, 'SIGKILL');
    await until(() => pool.boots === 3, 'another spare was booted');
    const second = await pool.take();
    expect(second.pid).not.toBe(spare);
    expect(second.ended).toBeNull();
    await Promise.all([first.end(), second.end()]);
  });

  it('leaves nothing when it is closed, even while it boots', async () => {
    pool = new Pool(daemon(), { spares: 2 });
    const target = await pool.take();
    await pool.close();
    expect(marked()).toEqual([target.pid]);
    await target.end();
    await expect(pool.take()).rejects.toMatchObject({ problem: 'unusable' });
  });

  it('lets go of those who wait when it is closed', async () => {
    pool = new Pool(daemon(), { spares: 0 });
    const waiting = pool.take();
    const outcome = expect(waiting).rejects.toMatchObject({ problem: 'unusable' });
    await pool.close();
    await outcome;
    expect(marked()).toEqual([]);
  });
});

describe('a pool whose targets do not live', () => {
  /** Counts its starts, then does as it is told. */
  const flawed = (rest: string) => ({
    command: ['sh', '-c', `echo >>${join(marker, 'starts')}; ${rest}`],
    stdio: true,
  });
  const starts = () =>
    existsSync(join(marker, 'starts')) ? readFileSync(join(marker, 'starts'), 'utf8').length : 0;

  it('reports the failure to each taker, and does not go on trying', async () => {
    const pool = new Pool(flawed('echo broken >&2; exit 9'), { spares: 3 });
    await expect(pool.take()).rejects.toMatchObject({
      problem: 'exited',
      message: expect.stringContaining('broken'),
    });
    await pool.close();
    expect(starts()).toBeLessThanOrEqual(4);
  });

  it('stops replacing spares that die one after the other', async () => {
    const pool = new Pool(flawed('echo "{}"; read line'), { spares: 1 });
    const taken: Target = await pool.take();
    for (let death = 1; death <= 3; death++) {
      await until(() => pool.boots === death + 1, `spare ${death} is there`);
      const spare = marked().find((pid) => pid !== taken.pid) as number;
      process.kill(spare, 'SIGKILL');
      await until(() => !alive(spare), 'the spare is dead');
    }
    const next = await pool.take();
    expect(next.ended).toBeNull();
    await Promise.all([taken.end(), next.end()]);
    await pool.close();
    expect(starts()).toBeLessThanOrEqual(6);
  });
});
