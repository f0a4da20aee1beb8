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
      basis: 'specification',
      level: 'MUST',
      cites: [],
      needs: { fresh: 'where possible', cleansUp: ['query-jobs', 'qom-list'] },
      run: async (context) => {
        const used = scratches.has(context.scratch);
        scratches.add(context.scratch);
        await run(context, used);
      },
    };
  }

  const ending = (name: string, run: (context: CaseContext, used: boolean) => Promise<void>): ScriptCase => {
    const { needs, ...rest } = restoring(name, run);
    return { ...rest, needs: { fresh: needs.fresh as 'where possible' } };
  };

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
      await context.open();
      if (used) context.fail(failure);
    });
    expect(await outcomes(first, picky)).toEqual(['pass', 'pass']);
    expect(scratches.size).toBe(2);
  });

  test('one that comes to nothing does so on a used target too, unless it leaves something there', async () => {
    const idle = restoring('idle', async (context, used) => {
      await context.open();
      if (used) context.blocked('nothing to see');
    });
    const shy = restoring('shy', async (context, used) => {
      await (await context.open()).execute('object-add', { 'qom-type': 'secret', id: 'kept', data: 'x' });
      if (used) context.blocked('somebody was here');
    });
    const [first, last] = ['first', 'last'].map((name) => restoring(name, async () => {}));
    expect(await outcomes(first as ScriptCase, idle, shy, last as ScriptCase)).toEqual([
      'pass',
      'blocked',
      'pass',
      'pass',
    ]);
    expect(scratches.size).toBe(3);
  });

  test('one that puts back nothing may be the last on a target, and fails on a new one only', async () => {
    const runs: string[] = [];
    const told = (name: string) => async (context: CaseContext, used: boolean) => {
      await context.open();
      runs.push(used ? `${name} on a used one` : name);
    };
    const cases = [
      restoring('a', told('a')),
      ending('b', told('b')),
      ending('c', async (context, used) => {
        await told('c')(context, used);
        if (used) context.fail(failure);
      }),
      restoring('d', told('d')),
    ];
    expect(await outcomes(...cases)).toEqual([...ALL_PASS, 'pass']);
    expect(runs).toEqual(['a', 'd on a used one', 'b on a used one', 'c']);
    expect(scratches.size).toBe(2);
  });

  test('a failure on a used target that comes again on a new one is confirmed by that', async () => {
    let runs = 0;
    const failing = restoring('failing', async (context) => {
      runs++;
      await context.open();
      context.fail(failure);
    });
    const other = restoring('other', async () => {});
    const records: [string, boolean | undefined][] = [];
    await suite.run({
      cases: [other, failing],
      onCase: ({ id, outcome, confirmed }) => {
        if (id === failing.id) records.push([outcome, confirmed]);
      },
    });
    expect(records).toEqual([['fail', true]]);
    expect(runs).toBe(2);
    runs = 0;
    await suite.run({ cases: [failing] });
    expect(runs).toBe(2);
  });

  test('a case that does not turn to the target leaves it to the next', async () => {
    const look = async (context: CaseContext) => {
      await context.open();
    };
    const silent = ending('silent', async (context) => context.inapplicable('of its own accord'));
    const cases = [restoring('a', look), restoring('b', look), silent, ending('c', look)];
    expect(await outcomes(...cases)).toEqual(['pass', 'pass', 'inapplicable', 'pass']);
    expect(scratches.size).toBe(1);
  });

  test('a place of the object tree that stays is no trace', async () => {
    const add = async (context: CaseContext) => {
      const session = await context.open();
      const { value } = await session.execute('object-add', { 'qom-type': 'secret', id: 'a', data: 'x' });
      if (value.error) context.fail(failure);
      await session.execute('object-del', { id: 'a' });
    };
    expect(await outcomes(...['a', 'b', 'c'].map((name) => restoring(name, add)))).toEqual(ALL_PASS);
    expect(scratches.size).toBe(1);
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
