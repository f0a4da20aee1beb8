/** Which cases a command line selects. */
import { expect, test } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';
import { qmpspec } from './cli.js';

const list = async (...args: string[]) =>
  (await qmpspec(['list', ...args, '--', 'qemu-storage-daemon'])).stdout.trim().split('\n');

describeWith('list', lacking('qemu-storage-daemon'), () => {
  test('the shards of a run are its cases, each probe in one of them', async () => {
    const all = await list('--grep', 'command/**/missing');
    const shards = await Promise.all(
      ['1/3', '2/3', '3/3'].map((s) => list('--grep', 'command/**/missing', '--shard', s)),
    );
    expect(shards.flat().sort()).toEqual([...all].sort());
    expect(shards.every((s) => s.length > 0)).toBe(true);
  });

  test('--skip takes away what --grep gave, --level what is less strict', async () => {
    expect(await list('--grep', 'command/quit/**', '--skip', '**/reply')).not.toContain('command/quit/reply');
    const must = await list('--level', 'must');
    expect(must).not.toContain('protocol/limits/reply-storm');
    expect(await list()).toContain('protocol/limits/reply-storm');
  });

  test('--json tells what a program wants to know', async () => {
    const [line] = await list('--json', '--grep', 'command/quit/known');
    expect(JSON.parse(line as string)).toMatchObject({
      id: 'command/quit/known',
      level: 'MUST',
      cites: [{ entity: 'W60' }, { entity: 'quit' }],
    });
  });

  test('`run --list` lists the same as `list`', async () => {
    const args = ['--grep', 'introspection/**', '--', 'qemu-storage-daemon'];
    expect((await qmpspec(['run', '--list', ...args])).stdout).toBe(
      (await qmpspec(['list', ...args])).stdout,
    );
  });
});
