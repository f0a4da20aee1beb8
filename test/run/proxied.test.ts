/** Behind a proxy that changes nothing a server comes to what it comes to without: nothing hangs on the program's name. */
import { expect, test } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';
import { run } from './cli.js';

const PROXY = new URL('proxy.mjs', import.meta.url).pathname;
const CHOSEN = ['protocol/**', 'command/blockdev-*/**', 'order/job/**'].flatMap((id) => ['--grep', id]);
const MONITORS = '{qmp},{qmp2},{qmp3}';

describeWith('a proxy that changes nothing', lacking('qemu-storage-daemon'), () => {
  test('leaves every outcome as it is, but for the monitor that pretty-prints', async () => {
    const direct = await run(...CHOSEN, '--', 'qemu-storage-daemon');
    const proxied = await run(
      ...CHOSEN,
      '--',
      process.execPath,
      PROXY,
      MONITORS,
      '{dir}',
      'qemu-storage-daemon',
    );
    const outcomes = ({ cases }: typeof direct) =>
      cases
        .filter(({ id }) => !id.startsWith('protocol/pretty/'))
        .map(({ id, outcome }) => `${outcome} ${id}`);
    expect(direct.cases.length).toBeGreaterThan(5000);
    expect(outcomes(proxied).sort()).toEqual(outcomes(direct).sort());
  }, 240_000);
});
