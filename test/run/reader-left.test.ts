import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const CLI = new URL('../../dist/bin/qmpspec.js', import.meta.url).pathname;

test('a reader of what is printed may leave at once, as head does: nothing is complained of', async () => {
  const child = spawn(process.execPath, [CLI, 'schema', 'show', '--json', 'introspection-qemu-system-7.2']);
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  child.stdout.destroy();
  const [status] = await once(child, 'close');
  expect({ status, complaints }).toEqual({ status: 0, complaints: '' });
});
