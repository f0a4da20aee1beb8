/** Cases that put back what they did share a target, and each of them comes to what it comes to on a new one. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openSuite, type Suite } from '../../api/suite.js';
import type { CaseContext, ScriptCase } from '../../suites/case.js';
import { describeWith, lacking } from '../target/programs.js';

const failure = { check: 'test', message: 'not as on a new target', cites: [] };

describeWith('cases that put back what they did', lacking('qemu-storage-daemon'), () => {
  let suite: Suite;
  /** One for each target that a case ran on. */
  let scratches: Set<string>;
  beforeAll(async () => {
    suite = await openSuite({ command: ['qemu-storage-daemon'], jobs: 1, grep: ['protocol/greeting/shape'] });
  });
  beforeEach(() => {
    scratches = new Set();
  });
  afterAll(() => suite.close());

  /** A case that puts back what it did, or says so. */
  function restoring(name: string, run: (context: CaseContext, used: boolean) => Promise<void>): ScriptCase {
    return {
      id: `test/${name}`,
      title: name,
      level: 'MUST',
      cites: [],
      needs: { fresh: 'where possible', restores: ['query-jobs', 'qom-list'] },
      run: async (context) => {
        const used = scratches.has(context.scratch);
        scratches.add(context.scratch);
        await run(context, used);
      },
    };
  }

  async function outcomes(...cases: ScriptCase[]): Promise<string[]> {
    const outcomes: string[] = [];
    await suite.run({ cases, onCase: ({ outcome }) => outcomes.push(outcome) });
    return outcomes;
  }

  const ALL_PASS = ['pass', 'pass', 'pass'];

  test('share one target', async () => {
    const look = async (context: CaseContext) => {
      await (await context.open()).execute('query-jobs');
    };
    expect(await outcomes(...['a', 'b', 'c'].map((name) => restoring(name, look)))).toEqual(ALL_PASS);
    expect(scratches.size).toBe(1);
  });

  test('where one left something behind, the next gets a new one', async () => {
    const add = async (context: CaseContext) => {
      const session = await context.open();
      const { value } = await session.execute('object-add', { 'qom-type': 'secret', id: 'kept', data: 'x' });
      if (value.error) context.fail(failure);
    };
    expect(await outcomes(...['a', 'b', 'c'].map((name) => restoring(name, add)))).toEqual(ALL_PASS);
    expect(scratches.size).toBe(3);
  });

  test('what does not pass on a used target is decided on a new one', async () => {
    const first = restoring('first', async () => {});
    const picky = restoring('picky', async (context, used) => {
      if (used) context.fail(failure);
    });
    const shy = restoring('shy', async (context, used) => {
      if (used) context.blocked('somebody was here');
    });
    expect(await outcomes(first, picky, shy)).toEqual(ALL_PASS);
    expect(scratches.size).toBe(3);
  });

  test('files of one are gone for the next', async () => {
    const seen: boolean[] = [];
    const leave = async ({ scratch }: CaseContext) => {
      seen.push(existsSync(join(scratch, 'file')));
      writeFileSync(join(scratch, 'file'), '');
    };
    await outcomes(restoring('a', leave), restoring('b', leave));
    expect(seen).toEqual([false, false]);
    expect(scratches.size).toBe(1);
  });
});
