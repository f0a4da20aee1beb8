/** Runs against servers that answer late or not at all come to an end, and say what is unreached and why. */
import { describe, expect, test } from 'vitest';
import { run } from './cli.js';
import { waiting } from './waiting.js';

const took = async (mode: string) => {
  const started = performance.now();
  const results = await run('--grep', 'protocol/greeting/**', '--', ...waiting(mode));
  return { ...results, ms: performance.now() - started };
};

describe('the greeting of a server that does not answer', () => {
  test.concurrent.each(['greets-half', 'greets-only', 'half-replies', 'drips-replies', 'drips-greeting'])(
    '%s: at most 30 s more than of one that does',
    async (mode) => {
      const prompt = await took('prompt');
      expect(prompt.failing).toEqual([]);
      const { ms, status, failing, summary } = await took(mode);
      expect(ms - prompt.ms).toBeLessThan(30_000);
      expect(status).toBe(1);
      expect(failing.length).toBeGreaterThan(0);
      expect(summary.counts.unreached).toBe(0);
    },
  );
});

test('a silent server is given up', async () => {
  const started = performance.now();
  await expect(took('silent')).rejects.toThrow();
  expect(performance.now() - started).toBeLessThan(30_000);
});

test('where every reply is late the run ends, and says what is unreached and why', async () => {
  const started = performance.now();
  const { status, summary, cases, run, stdout } = await runLate();
  expect(performance.now() - started).toBeLessThan(60_000);
  const { pass, fail, inapplicable, blocked, unreached } = summary.counts;
  expect(pass + fail + inapplicable + blocked + unreached).toBe(run.listed);
  expect(cases).toHaveLength(run.listed);
  expect(unreached).toBeGreaterThan(100);
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
});

const runLate = () => run('--patience', '15s', '--grep', 'command/**', '--', ...waiting('late'));
