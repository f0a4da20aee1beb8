/** A failure that cannot be seen again alone is no verdict, and does not end the run. */
import { expect, test } from 'vitest';
import { openSuite } from '../../api/suite.js';
import { startReference } from '../../harness/reference/server.js';
import type { CaseRecord } from '../../harness/results.js';
import { TargetError } from '../../harness/target/error.js';
import { loadCatalog } from '../../schema/catalogs.js';
import type { ScriptCase } from '../../suites/case.js';

test('the machine that a failing case needs does not start again: it is blocked, and others go on', async () => {
  let starts = 0;
  const suite = await openSuite({
    takesMachine: true,
    jobs: 1,
    grep: ['protocol/greeting/shape'],
    serve: async (_scratch, machine) => {
      if (machine?.includes('-S') && starts++ > 0) throw new TargetError('exited', 'it was there once only');
      return startReference({ model: loadCatalog('introspection-qemu-system-7.2') });
    },
  });
  const special: ScriptCase = {
    ...{ id: 'test/special', title: 'special', level: 'MUST', cites: [] },
    needs: { machine: ['-S'], fresh: true },
    run: async (context) => context.fail({ check: 'test', message: 'it fails', cites: [] }),
  };
  const records: CaseRecord[] = [];
  try {
    await suite.run({ cases: [special, ...suite.cases], onCase: (record) => records.push(record) });
  } finally {
    await suite.close();
  }
  const blocked = records.find(({ id }) => id === special.id);
  const rest = records.filter((record) => record !== blocked);
  expect(blocked).toMatchObject({ outcome: 'blocked', confirmed: false });
  expect(blocked?.reason).toMatch(/came to nothing alone.*does not start with -S.*once only/);
  expect(rest.map(({ outcome }) => outcome)).toEqual(['pass']);
});
