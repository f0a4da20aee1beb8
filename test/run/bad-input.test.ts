/** A mistake of the user's gets one sentence and the right exit status, and no stack trace. */

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { qmpspec } from './cli.js';

test.each<[string[], number, RegExp]>([
  [['run', '--', 'no-such-program'], 3, /no-such-program/],
  [['run', '--', '/etc/passwd', '{qmp}'], 3, /not executable/],
  [['run', '--', 'sh', '-c', 'exit 7', '{qmp}'], 3, /status 7/],
  [['run', '--', 'sh', '-c', 'echo no disk >&2; exit 1', '{qmp}'], 3, /no disk/],
  [
    ['run', '--stdio', '--', 'cat', '/etc/hostname'],
    3,
    /does not speak QMP|cat exited with status 0 before it could be talked to/,
  ],
  [['run', '--stdio', '--timeout', '300', '--', 'sh', '-c', 'echo garbage; sleep 60'], 3, /garbage/],
  [['run', '--connect', 'unix:/no/such/socket'], 3, /\/no\/such\/socket/],
  [['run', '--connect', 'tcp:127.0.0.1:1'], 3, /Nobody listens/],
  [['run', '--', 'true'], 2, /\{qmp\}/],
  [['run', '--connect', 'somewhere'], 2, /unix:PATH or tcp:HOST:PORT/],
  [['run', '--connect', 'unix:/x', '--', 'true'], 2, /leave out the command/],
  [['run', '--bogus'], 2, /unknown option '--bogus'/],
  [['frobnicate'], 2, /unknown command/],
  [['run', '--shard', '4/3'], 2, /I from 1 to N/],
  [['run', '--timeout', 'soon'], 2, /whole number/],
  [['run', '--level', 'perhaps'], 2, /must, should or may/],
  [['run', '--report', 'xyz=/tmp/x'], 2, /xyz/],
  [['run', '--report', 'json=/dev/full/x'], 2, /\/dev\/full/],
  [['report', '--html', '/tmp/x'], 2, /report needs results/],
  [['report', '--findings', '/tmp', '--md', '/tmp/x'], 2, /--findings with --html FILE only/],
  [['report', '--findings', '/no/such', '--html', '/tmp/x'], 2, /\/no\/such is no directory/],
  [['replay', '/no/such'], 2, /\/no\/such: there is no such file\./],
  [['diff', '/no/such', '/tmp'], 2, /\/no\/such: there is no such file\./],
  [['merge', '/tmp'], 2, /\/tmp: it is a directory, and a file was expected\./],
  [['matrix', '/no/such'], 2, /\/no\/such: there is no such file\./],
  [['report', '/no/such', '--md', '/tmp/x'], 2, /\/no\/such: there is no such file\./],
  [['run', '--resume', '/no/such', '--', 'true'], 2, /--resume \/no\/such: there is no such file\./],
  [['serve', '--stdio', '--script', '/no/such'], 2, /--script \/no\/such: there is no such file\./],
  [['serve'], 2, /--unix/],
  [['serve', '--stdio', '--docs', 'nothing'], 2, /nothing/],
  [['serve', '--stdio', '--docs', '/etc/hostname'], 2, /\/etc\/hostname/],
])('qmpspec %j exits with %i', async (args, status, sentence) => {
  const result = await qmpspec(args);
  expect(result.stderr).toMatch(sentence);
  expect(result.stderr.trim().split('\n')).toHaveLength(1);
  expect(result.stderr).not.toMatch(/\n\s+at /);
  expect(result.status).toBe(status);
});

test('a server that never greets is told apart from one that is not there', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'silent-'));
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(join(dir, 's'), resolve));
  const result = await qmpspec(['run', '--timeout', '300', '--connect', `unix:${join(dir, 's')}`]);
  silent.close();
  rmSync(dir, { recursive: true });
  expect(result.stderr).toMatch(/no greeting, and no reply to qmp_capabilities within 300 ms/);
  expect(result.status).toBe(3);
});
