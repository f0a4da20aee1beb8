/** `qmpspec/vitest`: the conformance suite as vitest tests, one a case (docs/library.md). */
import { afterAll, describe, test } from 'vitest';
import type { CaseRecord } from '../../harness/results.js';
import { cleanUp } from '../../harness/target/place/base.js';
import type { Case, Level } from '../../suites/case.js';
import { openSuite, type SuiteOptions } from '../suite.js';
import { Decisions } from './decisions.js';
import { Nonconformance } from './nonconformance.js';

export interface ConformanceOptions extends SuiteOptions {
  /** Failures of a level less strict than this one are shown as skipped tests. Default: `MUST`. */
  failOn?: Level;
}

const RANK: Record<Level, number> = { MUST: 0, SHOULD: 1, MAY: 2 };

/**
 * Registers a test for each case, named by its id, in a suite called `title`. To be awaited at the top of a test file:
 * the target is started once to learn which cases there are, and again when the tests that vitest has chosen run.
 */
export async function conformance(title: string, options: ConformanceOptions): Promise<void> {
  const { failOn = 'MUST' } = options;
  const cases = await listed(options);
  const decisions = new Decisions(options);
  describe(title, () => {
    for (const { id } of cases) {
      // The harness bounds every wait by itself.
      test(id, { timeout: 0 }, async ({ task, skip }) => {
        const chosen = (task.suite?.tasks ?? []).filter(({ mode }) => mode !== 'skip' && mode !== 'todo');
        const record = await decisions.of(id, new Set(chosen.map(({ name }) => name)));
        if (record.outcome === 'pass') return;
        if (record.outcome !== 'fail') skip(`${record.outcome}: ${record.reason}`);
        if (RANK[record.level] > RANK[failOn]) skip(tolerated(record));
        throw new Nonconformance(record);
      });
    }
    afterAll(async () => {
      await decisions.end();
      await cleanUp();
    });
  });
}

async function listed(options: SuiteOptions): Promise<readonly Case[]> {
  try {
    const suite = await openSuite({ ...options, jobs: 1 });
    await suite.close();
    return suite.cases;
  } finally {
    // Where vitest then runs none of the tests, nobody else would.
    await cleanUp();
  }
}

function tolerated({ level, findings }: CaseRecord): string {
  return `failed, and is only a ${level}: ${findings[0]?.message}`;
}
