/** A server that somebody else runs is only looked at, and what was left out is said. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Connection } from '../../harness/qmp/connection.js';
import { stateQueries, takeDigest } from '../../harness/run/state-digest.js';
import { attach } from '../../harness/target/attach.js';
import { readIntrospection } from '../../schema/sources/introspection.js';
import { alive, until } from '../target/proc.js';
import { describeWith, lacking } from '../target/programs.js';
import { run } from './cli.js';

const PORT = 20_000 + (process.pid % 20_000);

describeWith('run --connect', lacking('qemu-system-x86_64'), () => {
  const dir = mkdtempSync(join(tmpdir(), 'attached-'));
  const unix = `unix:${join(dir, 'qmp')}`;
  const tcp = `tcp:127.0.0.1:${PORT}`;
  let server: ReturnType<typeof spawn>;
  beforeAll(async () => {
    const monitor = ['-qmp', `${unix},server=on,wait=off`, '-qmp', `${tcp},server=on,wait=off,nodelay=on`];
    server = spawn(
      'qemu-system-x86_64',
      ['-machine', 'none', '-display', 'none', '-nodefaults', '-S', ...monitor],
      { stdio: 'ignore' },
    );
    let up = false;
    while (!up)
      up = await attach(unix).then(
        async (t) => Boolean(await t.end()),
        () => false,
      );
  });
  afterAll(async () => {
    server.kill('SIGKILL');
    await until(() => !alive(server.pid as number), 'the server is gone');
    rmSync(dir, { recursive: true });
  });

  /** What the server says of its state, asked from the side. */
  async function state(): Promise<Map<string, string>> {
    const target = await attach(unix);
    const session = new Connection(await (target.endpoints[0] as (typeof target.endpoints)[0]).connect(), {
      family: 'qmp',
      timeout: 5000,
    });
    await session.greet();
    await session.negotiate();
    const schema = (await session.execute('query-qmp-schema')).value.return;
    const model = readIntrospection(schema as never, {
      id: '',
      title: '',
      version: null,
      digest: '',
      kind: 'introspection',
    });
    const digest = await takeDigest(session, stateQueries(model, new Set(Object.keys(model.commands))));
    await session.close();
    await target.end();
    return digest;
  }

  test.each([unix, tcp])(
    '%s: nothing acts, nothing changes, the server lives on',
    async (address) => {
      const before = await state();
      const { cases, summary, run: record } = await run('--connect', address);
      expect(await state()).toEqual(before);
      expect(record.target).toMatchObject({ kind: 'attached', address });
      expect(summary.counts.pass).toBeGreaterThan(1_000);
      expect(summary.effort.boots).toBe(0);
      // Batches are not split for what queries tell of the connection itself: 3,991 requests, where it were 11,823.
      expect(summary.effort.requests).toBeLessThan(summary.counts.pass);
      const acting = cases.filter((c) => c.reason?.includes('--allow-destructive'));
      expect(acting.length).toBeGreaterThan(1_000);
      expect(acting.every((c) => c.outcome === 'blocked')).toBe(true);
      expect(cases.find((c) => c.id === 'command/quit/reply')).toMatchObject({ outcome: 'blocked' });
      expect(server.exitCode).toBeNull();
    },
    120_000,
  );
});
