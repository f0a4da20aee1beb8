import { expect, test } from 'vitest';
import { finding, monitorOf, scriptCase, trafficCase } from '../../test/run/fake-cases.js';
import { type Answer, fakeRun, refusal } from '../../test/run/fake-target.js';
import type { CaseRun } from './case-run.js';
import { ownExchange, retryFailure } from './retry.js';

const entry = (t: number) => ({ t, session: 0, dir: '→' as const, msg: String(t) });
const placed = (from: number, to: number) => ({ check: 'c', message: 'm', cites: [], at: { from, to } });

test('of a failure that is one of many its own messages are kept, and found again', () => {
  const transcript = [0, 1, 2, 3, 4, 5].map(entry);
  const kept = ownExchange([placed(2, 4), placed(3, 5)], { transcript, command: ['q'], stderr: 'oops' });
  expect(kept.transcript?.map(({ t }) => t)).toEqual([2, 3, 4]);
  expect(kept.findings?.map(({ at }) => at)).toEqual([
    { from: 0, to: 2 },
    { from: 1, to: 3 },
  ]);
  expect(kept).toMatchObject({ command: ['q'], stderr: 'oops' });
});

test('where nothing is known of them the findings stay as they are', () => {
  const bare = { check: 'c', message: 'm', cites: [] };
  expect(ownExchange([bare], { transcript: [entry(1)] })).toEqual({ findings: [bare] });
  expect(ownExchange([placed(0, 1)], null)).toEqual({ findings: [placed(0, 1)] });
});

/** The outcome of a case that failed before, of which each new target gives the next answer. */
async function retried(
  answers: readonly Answer[],
  check = 'x/refused',
  first: Partial<CaseRun> | null = null,
) {
  const testCase = scriptCase('case', 'stop', {}, check);
  const run = fakeRun([testCase], { stop: ({ target }) => answers[target.nth - 1] ?? { return: {} } });
  const before = first && ({ transcript: [], ...first } as CaseRun);
  await retryFailure(testCase, [finding(check)], run.state, null, before);
  return { ...run, ...run.record('case') };
}

test('a failure is one where it comes again, alone on a fresh target', async () => {
  const { outcome, confirmed, findings, pool } = await retried([refusal]);
  expect([outcome, confirmed, findings.map(({ check }) => check)]).toEqual(['fail', true, ['x/refused']]);
  expect(pool.targets.map(({ asked, ended }) => [asked, ended?.kind])).toEqual([[['stop'], 'ended-by-us']]);
});

test('one that comes now and then is a failure, too: it is tried twice, each on a target of its own', async () => {
  const { outcome, confirmed, pool } = await retried([{ return: {} }, refusal]);
  expect([outcome, confirmed, pool.boots]).toEqual(['fail', true, 2]);
});

test('one that does not come again is blocked, and the reason says what was seen', async () => {
  const { outcome, confirmed, reason, findings, pool } = await retried([]);
  expect([outcome, confirmed, pool.boots]).toEqual(['blocked', false, 2]);
  expect(reason).toBe(
    'failed once, after other cases, and passed alone on a fresh target: x/refused is broken',
  );
  expect(findings).toEqual([finding('x/refused')]);
});

test('a crash that does not come again is shown for itself, and the case is what it is alone', async () => {
  const ending = { kind: 'signal', signal: 'SIGSEGV', text: 'killed by SIGSEGV' } as const;
  const { outcome, confirmed, crashes } = await retried([], 'liveness/ended', {
    ...{ findings: [finding('liveness/ended')], ending },
  });
  expect([outcome, confirmed]).toEqual(['pass', undefined]);
  expect(crashes).toMatchObject([
    {
      case: 'case',
      kind: 'ended',
      signal: 'SIGSEGV',
      times: 1,
      again: 'Alone on a fresh target the case passed.',
    },
  ]);
});

test('one that comes again is the failure of the case, and shown nowhere else', async () => {
  const { outcome, findings, crashes } = await retried(['dies'], 'liveness/ended', {
    findings: [finding('liveness/ended')],
  });
  expect([outcome, findings[0]?.check, crashes]).toEqual(['fail', 'liveness/ended', []]);
});

test('where no other target starts the case is blocked, and the run goes on', async () => {
  const testCase = scriptCase('case', 'stop');
  const { state, record } = fakeRun([testCase], {}, { starts: () => false });
  await retryFailure(testCase, [finding('x/refused')], state);
  expect(record('case')).toMatchObject({
    outcome: 'blocked',
    reason: expect.stringContaining('the target did not start again: it fell over'),
  });
});

test('of many failures of one check a hundred are tried again, of those that wait ten', async () => {
  for (const [check, most] of [
    ['x/refused', 100],
    ['liveness/no-reply', 10],
  ] as const) {
    const testCase = scriptCase('case', 'stop', {}, check);
    for (const [already, boots, confirmed] of [
      [most - 1, 1, true],
      [most, 0, false],
    ] as const) {
      const { state, pool, record } = fakeRun([testCase], { stop: () => refusal });
      state.confirmed.set(check, already);
      await retryFailure(testCase, [finding(check)], state);
      expect(record('case')).toMatchObject({ outcome: 'fail', confirmed });
      expect([pool.boots, state.confirmed.get(check)]).toEqual([boots, most]);
    }
  }
});

test('what broke a rule of all traffic is a failure of the case only where that rule has none in the run', async () => {
  for (const listed of [true, false]) {
    const rule = trafficCase('traffic/rule');
    const testCase = scriptCase('case', 'stop');
    const monitors = [monitorOf(rule, (name) => name !== 'stop')];
    const { state, record } = fakeRun([testCase, ...(listed ? [rule] : [])], {}, { monitors });
    await retryFailure(testCase, [finding('traffic/wrong')], state);
    expect(record('case').outcome).toBe(listed ? 'blocked' : 'fail');
  }
});
