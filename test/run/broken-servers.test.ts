/** What the runner makes of servers that break a rule: the right case fails, for its own reason, and is confirmed. */
import { expect, test } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';
import { run } from './cli.js';

const SERVER = new URL('broken-server.mjs', import.meta.url).pathname;
const broken = (fault: string, ...options: string[]) =>
  run('--timeout', '1500', ...options, '--', process.execPath, SERVER, fault, '{qmp}');

const OBJECT_DEL = ['--grep', 'command/object-del/**', '--grep', 'command/query-version/**'];
const missing = 'command/object-del/argument/id/missing';

describeWith('run against a broken server', lacking('qemu-storage-daemon'), () => {
  test('the proxy itself breaks nothing', async () => {
    const { failing, status, summary } = await broken('none', ...OBJECT_DEL);
    expect(failing).toEqual([]);
    expect(status).toBe(0);
    expect(summary.counts.pass).toBeGreaterThan(10);
  });

  test('accepting an unexpected member', async () => {
    const { failing, status, caseOf } = await broken('lenient', ...OBJECT_DEL);
    expect(failing.sort()).toEqual([
      'command/object-del/refused-without-effect',
      'command/object-del/unexpected',
      'command/query-version/unexpected',
    ]);
    expect(caseOf('command/query-version/unexpected')).toMatchObject({
      confirmed: true,
      findings: [{ check: 'rejection/accepted' }],
    });
    expect(status).toBe(1);
  });

  test('a crash is pinned on the requests that cause it, however many were in flight', async () => {
    const { cases, caseOf } = await broken('crash', ...OBJECT_DEL);
    const verdicts = cases.map(
      ({ id, outcome }) => `${id.includes('object-del') ? 'object-del' : 'other'} ${outcome}`,
    );
    // Some are about monitors that are objects, which this server has not got.
    const kinds = [...new Set(verdicts)].filter((each) => each !== 'object-del inapplicable');
    expect(kinds.sort()).toEqual(['object-del blocked', 'object-del fail', 'other pass']);
    expect(caseOf(missing)).toMatchObject({ confirmed: true, findings: [{ check: 'liveness/ended' }] });
    expect(caseOf(missing).findings[0]?.message).toContain('SIGSEGV');
  });

  test('one that ends the target after it was refused is found in a batch, too', async () => {
    const { failing, caseOf } = await broken('refuses-and-ends', ...OBJECT_DEL);
    const id = 'command/object-del/unexpected';
    expect(failing).toContain(id);
    expect(failing.every((each) => each.startsWith('command/object-del/'))).toBe(true);
    expect(caseOf(id)).toMatchObject({ confirmed: true, findings: [{ check: 'liveness/ended' }] });
    expect(caseOf(missing).outcome).toBe('pass');
  });

  test('a request without a reply is a hang, and the others are judged', async () => {
    const { caseOf, failing } = await broken('hang', '--grep', missing, '--grep', 'command/query-version/**');
    expect(failing).toEqual([missing]);
    expect(caseOf(missing)).toMatchObject({ confirmed: true, findings: [{ check: 'liveness/no-reply' }] });
  });

  test('state that leaks on rejection is found in a batch and pinned on its request', async () => {
    const { failing, caseOf } = await broken('leak', ...OBJECT_DEL);
    expect(failing).toContain(missing);
    expect(caseOf(missing)).toMatchObject({ confirmed: true, findings: [{ check: 'rejection/state' }] });
    expect(failing.filter((id) => id.includes('query-version'))).toEqual([]);
  });

  test('what is refused and done all the same is seen where there is something to do it to', async () => {
    const ids = ['object-add', 'object-del', 'block_resize'].map(
      (c) => `command/${c}/refused-without-effect`,
    );
    const chosen = ids.flatMap((id) => ['--grep', id]);
    expect((await broken('none', ...chosen)).summary.counts.pass).toBe(ids.length);
    const { failing, caseOf } = await broken('refuses-and-does', ...chosen);
    expect(failing.sort()).toEqual(ids.sort());
    for (const id of ids) {
      expect(caseOf(id)).toMatchObject({ confirmed: true, findings: [{ check: 'rejection/state' }] });
      expect(caseOf(id).findings[0]?.message).toContain('with an unexpected argument was refused, but');
    }
  });

  test.each([
    ['keeps-descriptors', 'close/descriptors'],
    ['keeps-memory', 'close/memory'],
  ])('%s of every connection', async (fault, check) => {
    const chosen = ['--grep', 'protocol/close/keeps-nothing'];
    expect((await broken('none', ...chosen)).summary.counts.pass).toBe(1);
    const { failing, caseOf } = await broken(fault, ...chosen);
    expect(failing).toEqual(['protocol/close/keeps-nothing']);
    expect(caseOf('protocol/close/keeps-nothing')).toMatchObject({ confirmed: true, findings: [{ check }] });
  });

  test('a server that greets in what is no JSON is tested, and fails for that', async () => {
    const { status, failing, caseOf } = await broken('single-quotes', '--grep', 'protocol/greeting/shape');
    expect(failing).toEqual(['protocol/greeting/shape']);
    expect(caseOf('protocol/greeting/shape').findings[0]?.check).toBe('greeting/shape');
    expect(status).toBe(1);
  });

  test.each([
    ['forgets-parameter', missing, 'rejection/names-parameter'],
    ['wrong-class', missing, 'rejection/class'],
    ['wrong-type', 'command/query-version/reply', 'reply/type'],
    ['drops-id', 'monitor/id', 'monitor/id'],
  ])('%s: %s fails by %s', async (fault, id, check) => {
    const { caseOf } = await broken(fault, ...OBJECT_DEL, '--grep', 'monitor/id');
    expect(caseOf(id)).toMatchObject({ outcome: 'fail', confirmed: true });
    expect(caseOf(id).findings[0]).toMatchObject({ check });
  });

  test('a monitor whose case was not asked for reports in the case where it saw the violation', async () => {
    const { failing, caseOf } = await broken('drops-id', '--grep', missing);
    expect(failing).toEqual([missing]);
    expect(caseOf(missing).findings[0]?.check).toBe('monitor/id');
  });

  test('a server that does not greet is tested all the same, and the greeting is what fails', async () => {
    const { failing, caseOf } = await broken(
      'no-greeting',
      ...OBJECT_DEL,
      '--grep',
      'protocol/greeting/shape',
    );
    expect(caseOf(missing).outcome).toBe('pass');
    expect(failing).toContain('protocol/greeting/shape');
  });

  test('--bail ends at the first failure, and what was not tried is unreached', async () => {
    const { summary, run: record } = await broken(
      // It takes what must be refused, which the first probes show.
      'lenient',
      ...['--bail', '--grep', 'command/object-*/**', '--jobs', '1'],
    );
    expect(summary.counts.fail).toBeGreaterThan(0);
    expect(summary.counts.unreached).toBeGreaterThan(0);
    expect(summary.effort.boots).toBeLessThan(20);
    const { pass, fail, inapplicable, blocked, unreached } = summary.counts;
    expect(pass + fail + inapplicable + blocked + unreached).toBe(record.listed);
  });
});
