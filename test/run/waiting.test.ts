/** Runs against servers that answer late or not at all come to an end, and say what is unreached and why. */
import { beforeAll, describe, expect, test } from 'vitest';
import { run } from './cli.js';
import { waiting } from './waiting.js';

/** Milliseconds that each test may take on a busy machine. */
const PATIENT = 120_000;

const took = async (mode: string) => {
  const started = performance.now();
  const results = await run('--grep', 'protocol/greeting/**', '--', ...waiting(mode)).catch(() => null);
  return { results, ms: performance.now() - started };
};

describe('the greeting of a server that does not answer takes at most 30 s more than of one that does', () => {
  let prompt = Number.NaN;
  beforeAll(async () => {
    const { ms, results } = await took('prompt');
    expect(results?.failing).toEqual([]);
    prompt = ms;
  }, PATIENT);

  test.each(['drips-replies'])(
    '%s: it fails',
    async (mode) => {
      const { ms, results } = await took(mode);
      expect(ms - prompt).toBeLessThan(30_000);
      expect(results?.status).toBe(1);
      expect(results?.failing.length).toBeGreaterThan(0);
      expect(results?.summary.counts.unreached).toBe(0);
    },
    PATIENT,
  );

  test.each(['silent'])(
    '%s: it is given up',
    async (mode) => {
      const { ms, results } = await took(mode);
      expect(ms - prompt).toBeLessThan(30_000);
      // There is nothing to report of it.
      expect(results).toBeNull();
    },
    PATIENT,
  );
});

test(
  'where every reply is late the run ends, and says what is unreached and why',
  async () => {
    const started = performance.now();
    const { status, summary, cases, run, stdout } = await runLate();
    expect(performance.now() - started).toBeLessThan(PATIENT);
    const { pass, fail, inapplicable, blocked, unreached } = summary.counts;
    expect(pass + fail + inapplicable + blocked + unreached).toBe(run.listed);
    expect(cases).toHaveLength(run.listed);
    expect(unreached).toBeGreaterThan(0);
    const reasons = new Set(cases.filter((c) => c.outcome === 'unreached').map((c) => c.reason));
    expect([...reasons]).toEqual([
      expect.stringMatching(
        /^replies came so late that they were waited for [\d.]+ s in all, more than the 15 s of --patience; /,
      ),
    ]);
    // Late is not wrong.
    expect(cases.filter((c) => c.findings.some(({ check }) => check.startsWith('liveness/')))).toEqual([]);
    expect(status).toBe(fail > 0 ? 1 : 3);
    expect(stdout).toContain('the run ended early');
  },
  2 * PATIENT,
);

const runLate = () => run('--patience', '15s', '--grep', 'command/query-*/**', '--', ...waiting('late'));
