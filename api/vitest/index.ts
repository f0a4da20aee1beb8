/** `qmpspec/vitest`: the conformance suite as vitest tests, one a case (docs/how-to/use-the-library.md). */
import { afterAll, describe, test } from 'vitest';
import { cleanUp } from '../../harness/target/place/base.js';
import { standingOf } from '../../reports/summary/standing.js';
import { crashSentence } from '../../reports/text/crash.js';
import type { Case, Level } from '../../suites/case.js';
import { openSuite, type SuiteOptions } from '../suite.js';
import { Decisions } from './decisions.js';
import { Nonconformance } from './nonconformance.js';

export interface ConformanceOptions extends SuiteOptions {
  /** Failures of a level less strict than this one are shown as skipped tests. Default: `MUST`. */
  failOn?: Level;
}

/** Characters of one part of a sentence. */
const LONG = 1000;

/**
 * Registers a test for each case, named by its id, in a suite called `title`. To be awaited at the top of a test file:
 * the target is started once to learn which cases there are, and again when the tests that vitest has chosen run.
 */
export async function conformance(title: string, options: ConformanceOptions): Promise<void> {
  const { failOn = 'MUST' } = options;
  const cases = await listed(options);
  const decisions = new Decisions(options, failOn);
  describe(title, () => {
    for (const { id } of cases) {
      // The harness bounds every wait by itself.
      test(id, { timeout: 0 }, async ({ task, skip }) => {
        const chosen = (task.suite?.tasks ?? []).filter(({ mode }) => mode !== 'skip' && mode !== 'todo');
        const record = await decisions.of(id, new Set(chosen.map(({ name }) => name)));
        const { kind, why } = standingOf(record, failOn);
        if (kind === 'pass') return;
        if (kind !== 'fail') skip([why, record.findings[0]?.message].filter(Boolean).join(': '));
        throw new Nonconformance(record);
      });
    }
    afterAll(async () => {
      const result = await decisions.end();
      await cleanUp();
      for (const crash of result?.crashes ?? [])
        console.warn(`Crash seen once: ${crashSentence(crash, LONG)}`);
      if (result?.verdict.status === 'untested') throw new Error(result.verdict.sentence);
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
