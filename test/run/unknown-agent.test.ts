/** A guest agent that is no program of QEMU's acts on this machine: nothing is sent that it could act on. */
import { expect, test } from 'vitest';
import { run } from './cli.js';

const CLI = new URL('../../dist/bin/qmpspec.js', import.meta.url).pathname;

test('is recognised by its silence, and only looked at', async () => {
  const command = [process.execPath, CLI, 'serve', '--docs', 'qemu-ga-7.2', '--unix', '{qmp}'];
  const { cases, failing, status } = await run('--timeout', '3000', '--', ...command);
  expect(failing).toEqual([]);
  expect(status).toBe(0);
  expect(cases.filter((c) => c.id.startsWith('guest-agent/')).some((c) => c.outcome === 'pass')).toBe(true);
  const shutdown = cases.filter((c) => c.id.startsWith('command/guest-shutdown/'));
  expect(shutdown.find((c) => c.id === 'command/guest-shutdown/unexpected')).toMatchObject({
    outcome: 'blocked',
    reason: expect.stringContaining('--allow-destructive'),
  });
});
