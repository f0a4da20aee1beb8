/** Cases with a machine of their own, on a target that has other machines only. */
import { describe, expect, test } from 'vitest';
import { openSuite } from '../../api/suite.js';
import type { CaseRecord } from '../../harness/results.js';
import { lacking } from '../target/programs.js';

const PROGRAM = 'qemu-system-s390x';

// Not required: CI installs emulators of PCs only; harness/run/requirements.test.ts checks the rule itself everywhere.
describe.skipIf(lacking(PROGRAM))('machines that the target does not have', () => {
  test('make a case inapplicable before anything boots; one that it has is started', async () => {
    const records = new Map<string, CaseRecord>();
    const suite = await openSuite({
      command: [PROGRAM, '-machine', 'none'],
      jobs: 1,
      grep: [
        'command/query-mice/success',
        'command/query-status/success',
        'command/query-vnc/success/disabled',
      ],
    });
    try {
      await suite.run({ onCase: (record) => records.set(record.id, record) });
    } finally {
      await suite.close();
    }
    expect(records.get('command/query-mice/success')).toMatchObject({
      outcome: 'inapplicable',
      reason: expect.stringMatching(/^needs a PC .*, which a machine s390-ccw-virtio cannot have$/),
    });
    expect(records.get('command/query-status/success')).toMatchObject({
      outcome: 'pass',
      machine: { own: false, words: expect.arrayContaining(['s390-ccw-virtio']) },
    });
    expect(records.get('command/query-vnc/success/disabled')?.outcome).toBe('pass');
  });
});
