/** A failure shows its own exchange, and its `Repeat:` line, run as it stands, fails for the same reason. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseRecord, TranscriptEntry } from '../../harness/results.js';
import { describeWith, lacking } from '../target/programs.js';
import { qmpspec, run } from './cli.js';

const CLI = new URL('../../dist/bin/qmpspec.js', import.meta.url).pathname;
const SERVER = new URL('broken-server.mjs', import.meta.url).pathname;
const missing = 'command/object-del/argument/id/missing';
const broken = (fault: string) => [process.execPath, SERVER, fault, '{qmp}'];

/** The exchange of the first finding. */
function own({ transcript = [], findings }: CaseRecord): TranscriptEntry[] {
  const at = findings[0]?.at;
  return at ? transcript.slice(at.from, at.to) : [];
}

const shown = (record: CaseRecord) => own(record).map(({ dir, msg, kind }) => `${dir} ${kind ?? ''} ${msg}`);

/** The command line after `Repeat:`, run by a shell; the checks of all failing groups. */
async function repeated(args: string[]): Promise<{ first: string[]; second: string[] }> {
  const checks = (text: string) => [...text.matchAll(/^FAILS +(\S+)/gm)].map(([, check]) => check as string);
  const first = await qmpspec(['run', '--timeout', '1500', ...args]);
  const line = /^ +Repeat: +qmpspec (.*)$/m.exec(first.stdout)?.[1];
  expect(line).toBeDefined();
  const second = spawnSync('bash', ['-c', `'${process.execPath}' '${CLI}' ${line}`], { encoding: 'utf8' });
  return { first: checks(first.stdout), second: checks(second.stdout) };
}

describeWith('the exchange of a failure', lacking('qemu-storage-daemon'), () => {
  test('no reply: the request, how long was waited, and what else came', async () => {
    const { caseOf } = await run('--timeout', '1500', '--grep', missing, '--', ...broken('hang'));
    const record = caseOf(missing);
    expect(record.findings[0]).toMatchObject({
      check: 'liveness/no-reply',
      message: 'no reply to object-del within 1500 ms; nothing else came; its process runs on',
      expected: 'a reply to object-del',
      actual: 'nothing else came',
    });
    expect(shown(record)).toEqual([
      expect.stringMatching(/^→ {2}\{"execute":"object-del","arguments":\{\}/),
      '← waited no reply to object-del within 1500 ms; nothing else came',
    ]);
    expect(record.command).toEqual([process.execPath, SERVER, 'hang', '{io}/qmp']);
  });

  test('a death: the request, that the server closed the session, how the process ended', async () => {
    const { caseOf } = await run('--timeout', '1500', '--grep', missing, '--', ...broken('crash'));
    expect(shown(caseOf(missing))).toEqual([
      expect.stringMatching(/^→ {2}\{"execute":"object-del"/),
      '← closed the server closed the connection',
      '← ended the target ended: killed by SIGSEGV',
    ]);
  });

  test('a trace: the refused request, without the queries that show the trace', async () => {
    const { caseOf } = await run('--timeout', '1500', '--grep', missing, '--', ...broken('leak'));
    const record = caseOf(missing);
    expect(record.findings[0]?.check).toBe('rejection/state');
    expect(shown(record)).toEqual([
      expect.stringMatching(/^→ {2}\{"execute":"object-del"/),
      expect.stringMatching(/^← {2}.*Parameter 'id' is missing/),
    ]);
    expect(record.transcript?.length).toBeGreaterThan(own(record).length);
  });

  test('what a monitor saw in any message is shown, and where it was seen is repeated with it', async () => {
    const args = ['--grep', 'monitor/id', '--grep', 'command/query-version/known'];
    const { caseOf } = await run('--timeout', '1500', ...args, '--', ...broken('drops-id'));
    const record = caseOf('monitor/id');
    expect(record.seenIn).toEqual(['command/query-version/known']);
    const last = own(record).at(-1)?.msg ?? '';
    expect(last).toBe(record.findings[0]?.actual);
    const { first, second } = await repeated([...args, '--', ...broken('drops-id')]);
    expect(first).toEqual(['monitor/id']);
    expect(second).toEqual(first);
  });

  test.each(['hang', 'crash', 'leak'])('Repeat of %s fails for the same reason', async (fault) => {
    const { first, second } = await repeated(['--grep', missing, '--', ...broken(fault)]);
    expect(first).toHaveLength(1);
    expect(second).toEqual(first);
  });

  test('the command line is the one that the target had, with what was added to it', async () => {
    const file = join(dir, 'wrong.yaml');
    writeFileSync(
      file,
      [
        'id: mine/no-such-event',
        'title: a file that is written is a job',
        'steps:',
        '- {execute: object-add, arguments: {qom-type: iothread, id: mine}}',
        '- {stimulus: write-file, with: {path: $DIR/x, size: 1}}',
        '- {event: JOB_STATUS_CHANGE}',
      ].join('\n'),
    );
    const { caseOf, run: record } = await run(
      ...['--timeout', '300', '--cases', dir, '--grep', 'mine/**', '--', 'qemu-storage-daemon'],
    );
    const failed = caseOf('mine/no-such-event');
    expect(failed.outcome).toBe('fail');
    expect(record.target.command).toEqual(['qemu-storage-daemon']);
    expect(failed.command?.[0]).toBe('qemu-storage-daemon');
    expect(failed.command?.join(' ')).toMatch(/--monitor/);
    expect(failed.command?.join(' ')).toContain('{io}/');
    const told = shown(failed);
    expect(told[0]).toMatch(/^→ stimulus write-file \{"path":".*\/x","size":1\}$/);
    expect(told[1]).toMatch(/^← stimulus write-file /);
    expect(told.at(-1)).toBe('← waited no JOB_STATUS_CHANGE within 300 ms');
    // The clean-up is in the transcript, and not in the exchange.
    expect(failed.transcript?.map(({ msg }) => msg).join()).toContain('"object-del"');
    expect(told.join()).not.toContain('object-del');
  });
});

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'qmpspec-exchange-'));
});
afterAll(() => rmSync(dir, { recursive: true }));
