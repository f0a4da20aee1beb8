/** Scenarios of machines against real QEMUs: what they show, and that they accuse nobody wrongly. */
import { beforeAll, expect, test } from 'vitest';
import { type Results, run } from '../run/cli.js';
import { describeWith, lacking } from '../target/programs.js';
import { OUT_OF_REACH } from './machines.js';

const ONLY = [
  'command/*/success',
  'command/*/success/*',
  'command/*/failure/*',
  'event/*/stimulus',
  'event/*/stimulus/*',
];
/** What is done to block nodes needs no machine, and is tried elsewhere. */
const SKIP = [
  'block*',
  'query-block*',
  'query-named*',
  'nbd*',
  'job*',
  'x-*block*',
  'transaction',
  'drive*',
  'BLOCK_JOB*',
  'JOB*',
  'QUORUM*',
];
const grep = [
  ...ONLY.flatMap((pattern) => ['--grep', pattern]),
  ...SKIP.flatMap((name) => ['--skip', `*/${name}/**`]),
];

/** QEMU aborts in these, since it has yank. */
const ABORTS = ['command/xen-load-devices-state/success/own'];
/** Documented to be DeviceNotFound, and is DeviceNotActive. */
const MISDOCUMENTED = ['command/set_password/failure/no-server'];

describeWith('scenarios of machines', lacking('qemu-system-x86_64'), () => {
  let results: Results;
  beforeAll(async () => {
    results = await run(...grep, '--level', 'should', '--', 'qemu-system-x86_64', '-machine', 'none');
  }, 240_000);

  test('find nothing but what is wrong', () => {
    expect(results.failing.filter((id) => ![...ABORTS, ...MISDOCUMENTED].includes(id))).toEqual([]);
  });

  test('can be played wherever the machine has what they need', () => {
    const blocked = results.cases.filter((c) => c.outcome === 'blocked' && !OUT_OF_REACH.test(c.id));
    expect(blocked.map(({ id, reason }) => ({ id, reason }))).toEqual([]);
  });

  test('say what a success is worth', () => {
    const reason = (id: string) => results.caseOf(id).reason;
    expect(reason('command/rtc-reset-reinjection/success')).toMatch(/^vacuous: /);
    expect(reason('command/query-balloon/success')).toBeUndefined();
  });

  test('bring about most events', () => {
    const passed = results.cases.filter((c) => c.outcome === 'pass' && c.id.startsWith('event/'));
    const events = new Set(passed.map((c) => c.id.split('/')[1]));
    expect(events.size).toBeGreaterThanOrEqual(36);
  });
});
