/** A failure that cannot be seen again alone is no verdict, and does not end the run. */
import { PassThrough } from 'node:stream';
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
    ...{ id: 'test/special', title: 'special', basis: 'specification', level: 'MUST', cites: [] },
    needs: { machine: ['-S'], fresh: true },
    run: async (context) => {
      await context.open();
      context.fail({ check: 'test', message: 'it fails', cites: [] });
    },
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

test('what fails without a word to the target costs no other target, and is confirmed', async () => {
  let starts = 0;
  const suite = await openSuite({
    jobs: 1,
    grep: ['protocol/greeting/shape'],
    serve: async () => {
      starts++;
      return startReference({ model: loadCatalog('introspection-qemu-system-7.2') });
    },
  });
  const silent = (id: string): ScriptCase => ({
    ...{ id, title: id, basis: 'specification', level: 'MUST', cites: [] },
    needs: { fresh: true },
    run: async (context) => context.fail({ check: 'test', message: 'the document is wrong', cites: [] }),
  });
  const records: CaseRecord[] = [];
  const before = starts;
  try {
    await suite.run({
      cases: [silent('test/a'), silent('test/b')],
      onCase: (record) => records.push(record),
    });
  } finally {
    await suite.close();
  }
  expect(records.map(({ outcome, confirmed }) => [outcome, confirmed])).toEqual([
    ['fail', true],
    ['fail', true],
  ]);
  expect(starts - before).toBe(1);
});

test('a target that cannot be talked to has its part in a failure, which is looked for on another one', async () => {
  let starts = 0;
  const suite = await openSuite({
    jobs: 1,
    timeout: 300,
    grep: ['protocol/greeting/shape'],
    serve: async () => {
      // The second one, after that which tells of itself, is dumb.
      if (++starts === 2) return { connect: () => new PassThrough() };
      return startReference({ model: loadCatalog('introspection-qemu-system-7.2') });
    },
  });
  const greeted: ScriptCase = {
    ...{ id: 'test/greeted', title: 'greeted', basis: 'specification', level: 'MUST', cites: [] },
    needs: { fresh: true },
    run: async (context) => {
      await context.open();
    },
  };
  const records: CaseRecord[] = [];
  try {
    await suite.run({ cases: [greeted], onCase: (record) => records.push(record) });
  } finally {
    await suite.close();
  }
  // It is tried twice elsewhere.
  expect(starts).toBe(4);
  // It is shown for itself; the case passed on another target.
  expect(records).toMatchObject([{ outcome: 'pass' }]);
});
