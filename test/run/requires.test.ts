/** What a case requires of the machine and of the build is asked of real targets, and nothing is started in vain. */
import { describe, expect, test } from 'vitest';
import { openSuite } from '../../api/suite.js';
import type { CaseRecord, SummaryRecord } from '../../harness/results.js';
import { lacking } from '../target/programs.js';
import { qmpspec } from './cli.js';

const MANUAL = 'qemu-system-7.2';

interface Came {
  records: CaseRecord[];
  summary: SummaryRecord;
}

async function run(command: string[], grep: string[], docs: string[] = []): Promise<Came> {
  const records: CaseRecord[] = [];
  const suite = await openSuite({ command, docs, jobs: 1, grep });
  try {
    const summary = await suite.run({ onCase: (record) => records.push(record) });
    return { records, summary };
  } finally {
    await suite.close();
  }
}

/** What is known before anything is started takes no time; the target that was asked is started, and one that is kept ready. */
function expectNothingStarted({ records, summary }: Came, reason: string): void {
  expect(records.length).toBeGreaterThan(0);
  for (const record of records) expect(record).toMatchObject({ outcome: 'inapplicable', reason, ms: 0 });
  expect(summary.effort).toMatchObject({ requests: 0 });
  expect(summary.effort.boots).toBeLessThanOrEqual(2);
}

const example = (command: string) => [`document/${MANUAL}/example/${command}/*/replayed`];

describe.skipIf(lacking('qemu-system-x86_64'))('x86_64', () => {
  const none = ['qemu-system-x86_64', '-machine', 'none'];

  test('an example about devices needs a PCI bus', async () => {
    const came = await run(none, [...example('eject'), ...example('balloon')], [MANUAL]);
    expectNothingStarted(came, 'needs a PCI bus, and the machine has none');
  });

  test('where there is one, it is carried out', async () => {
    const pc = ['qemu-system-x86_64', '-machine', 'pc', '-display', 'none'];
    const { records } = await run(pc, [...example('device_add'), ...example('balloon')], [MANUAL]);
    expect(records.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
  });
});

describe.skipIf(lacking('qemu-system-aarch64'))('aarch64', () => {
  test('an example names a bus that this machine does not have', async () => {
    const came = await run(['qemu-system-aarch64', '-machine', 'virt'], example('device_add'), [MANUAL]);
    expectNothingStarted(came, 'needs a bus of the name pci.0, and the machine has none');
  });
});

describe.skipIf(lacking('qemu-system-s390x'))('s390x', () => {
  const LEFT =
    'needs a guest that goes on: the one of this machine ended by itself (it announced GUEST_PANICKED)';

  test('that its guest does not stay is found out once', async () => {
    const grep = [
      'stop/success',
      'stop/success/twice',
      'cont/success',
      'cont/success/twice',
      'system_powerdown/success',
    ].map((name) => `command/${name}`);
    const { records, summary } = await run(['qemu-system-s390x', '-S'], grep);
    expect(records.map(({ outcome, reason }) => [outcome, reason])).toEqual(
      grep.map(() => ['inapplicable', LEFT]),
    );
    expect(records.map(({ ms }) => ms > 0).sort()).toEqual([false, false, false, false, true]);
    // The one that was asked, the first case's, the trial, and those kept ready; each of the others would take one more.
    expect(summary.effort.boots).toBeLessThanOrEqual(5);
  });

  test('what asks nothing of the guest is tried', async () => {
    const { records } = await run(['qemu-system-s390x', '-S'], ['command/netdev_add/success']);
    expect(records.map(({ outcome }) => outcome)).toEqual(['pass']);
  });

  test('a machine that is gone before it can be tested is no failure', async () => {
    const { status, stderr, stdout } = await qmpspec([
      'run',
      '--grep',
      'protocol/id/**',
      '--',
      'qemu-system-s390x',
    ]);
    expect(status).toBe(3);
    expect(stdout + stderr).toContain('a guest that finds nothing to run ends its machine');
  });
});

describe.skipIf(lacking('qemu-storage-daemon'))('the storage daemon', () => {
  test('has no types of a system emulator', async () => {
    const grep = ['document/*/type/MemoryBackendProperties/default/*/shown'];
    const came = await run(['qemu-storage-daemon'], grep, [MANUAL]);
    expectNothingStarted(came, 'the target has no QOM type memory-backend-ram');
  });
});

test.skipIf(lacking('qemu-storage-daemon'))('a list of cases says what each requires', async () => {
  const target = ['--', 'qemu-storage-daemon'];
  const list = ['list', '--grep', 'command/stop/success', '--grep', 'protocol/greeting/*'];
  const { stdout } = await qmpspec([...list, '--json', ...target]);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const stop = lines.find(({ id }) => id === 'command/stop/success');
  expect(stop.requires).toEqual([
    ...['command:cont', 'command:query-status', 'command:stop', 'event:STOP', 'guest-stays'],
  ]);
  expect(lines.every(({ requires }) => Array.isArray(requires))).toBe(true);
  const { stdout: plain } = await qmpspec([...list, '--requires', ...target]);
  expect(plain).toMatch(/^command\/stop\/success command:cont .* guest-stays$/m);
});
