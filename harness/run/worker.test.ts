import { expect, test } from 'vitest';
import type { Case } from '../../suites/case.js';
import { monitorOf, probeCase, scriptCase, trafficCase } from '../../test/run/fake-cases.js';
import { type Answers, type FakeRun, fakeRun, refusal } from '../../test/run/fake-target.js';

const done = { return: {} };

async function worked(cases: readonly Case[], answers: Answers, more = {}): Promise<FakeRun> {
  const run = fakeRun(cases, answers, more);
  await run.work();
  return run;
}
const outcomes = ({ records }: FakeRun) =>
  Object.fromEntries(records.map(({ id, outcome }) => [id, outcome]));
const probes = (count: number) => Array.from({ length: count }, (_, i) => probeCase(`p${i}`, `query-${i}`));
const refusing = (count: number): Answers =>
  Object.fromEntries(probes(count).map(({ probe }) => [probe.execute, () => refusal]));

test('probes go together to one target, and each gets its record', async () => {
  const run = await worked(probes(40), refusing(40));
  expect([run.pool.boots, run.records.length]).toEqual([1, 40]);
  expect(new Set(Object.values(outcomes(run)))).toEqual(new Set(['pass']));
  expect(run.pool.targets[0]?.ended?.kind).toBe('ended-by-us');
});

test('a failed case is tried again, alone on a fresh target, and fails only then', async () => {
  const cases = [scriptCase('a', 'cont'), scriptCase('b', 'stop'), scriptCase('c', 'cont')];
  const run = await worked(cases, { stop: () => refusal });
  expect(outcomes(run)).toEqual({ a: 'pass', b: 'fail', c: 'pass' });
  expect(run.record('b').confirmed).toBe(true);
  expect(run.pool.targets.map(({ asked }) => asked)).toEqual([['cont', 'stop'], ['stop'], ['cont']]);
});

test('one that failed only after others is blocked, as no text says who is to blame', async () => {
  const cases = [scriptCase('a', 'cont'), scriptCase('b', 'stop')];
  const run = await worked(cases, { stop: ({ target }) => (target.asked.includes('cont') ? refusal : done) });
  expect(outcomes(run)).toEqual({ a: 'pass', b: 'blocked' });
  expect(run.record('b').reason).toContain('failed once, after other cases, and passed alone');
});

test('a probe that fails among others is tried again alone', async () => {
  const run = await worked(probes(3), { ...refusing(3), 'query-1': () => done });
  expect(outcomes(run)).toEqual({ p0: 'pass', p1: 'fail', p2: 'pass' });
  expect(run.pool.targets.map(({ asked }) => asked.length)).toEqual([3, 1]);
});

test('the probe that a target dies of is found among those that were under way; the others are not blamed', async () => {
  const run = await worked(probes(8), { ...refusing(8), 'query-5': () => 'dies' });
  expect(Object.entries(outcomes(run)).filter(([, outcome]) => outcome !== 'pass')).toEqual([['p5', 'fail']]);
  expect(run.records).toHaveLength(8);
  expect(run.record('p5').findings[0]?.check).toBe('liveness/ended');
  expect(run.state.deaths[0]?.ending).toMatchObject({ kind: 'signal', signal: 'SIGSEGV' });
});

test('a death in a batch that no request brings about again is kept for the end of the run', async () => {
  const run = await worked(probes(4), {
    ...refusing(4),
    'query-2': ({ target }) => (target.nth === 1 ? 'dies' : refusal),
  });
  expect(new Set(Object.values(outcomes(run)))).toEqual(new Set(['pass']));
  expect(run.state.deaths.map(({ cases }) => cases.toSorted())).toEqual([['p0', 'p1', 'p2', 'p3']]);
});

test('a crash on a target that others had used, and not on a fresh one, is reported as seen once', async () => {
  const LISTS = { fresh: true, cleansUp: ['query-chardev'] };
  const cases = [scriptCase('a', 'cont', LISTS), scriptCase('b', 'stop', LISTS)];
  const queries = [{ execute: 'query-chardev' }];
  const stop: Answers['stop'] = ({ target }) => (target.asked.includes('cont') ? 'dies' : done);
  const run = await worked(cases, { stop }, { queries });
  expect(outcomes(run)).toEqual({ a: 'pass', b: 'pass' });
  expect(run.crashes).toMatchObject([
    { case: 'b', kind: 'ended', signal: 'SIGSEGV', again: 'The case passed on a fresh target.' },
  ]);
});

test.each([
  ['that answers as when it was new serves the next case', () => ({ return: [] }), 1],
  ['that answers otherwise serves no other case', ({ times }: { times: number }) => ({ return: times }), 3],
] as const)('after a case that cleans up, a target %s', async (_, answer, boots) => {
  const needs = { fresh: true, cleansUp: ['query-chardev'] };
  const cases = ['a', 'b', 'c'].map((id) => scriptCase(id, 'cont', needs));
  const queries = [{ execute: 'query-chardev' }];
  const run = await worked(cases, { cont: () => done, 'query-chardev': answer }, { queries });
  expect([Object.values(outcomes(run)), run.pool.boots]).toEqual([['pass', 'pass', 'pass'], boots]);
});

test('a case that needs a target of its own gets one that nobody has talked to, and leaves none', async () => {
  const fresh = ['a', 'b'].map((id) => scriptCase(id, 'cont', { fresh: true }));
  const run = await worked([scriptCase('first', 'stop'), ...fresh], {});
  expect(run.pool.targets.map(({ asked }) => asked)).toEqual([['stop'], ['cont'], ['cont']]);
});

test('a target with arguments of its own serves its case only; where none starts the case is blocked', async () => {
  const machine = (word: string) => ({ machine: [word] });
  const cases = [
    ...[scriptCase('a', 'cont', machine('-good')), scriptCase('c', 'cont')],
    scriptCase('b', 'cont', machine('-bad')),
  ];
  const starts = (_: number, words?: readonly string[]) => words?.[0] !== '-bad';
  const run = await worked(cases, {}, { starts });
  expect(outcomes(run)).toEqual({ a: 'pass', b: 'blocked', c: 'pass' });
  expect(run.record('b').reason).toBe('the target does not start with -bad: it fell over');
  expect(run.pool.targets.map(({ machine: words }) => words)).toEqual([['-good'], undefined]);
});

test('probes whose target does not start are put off, and blocked with the reason where none starts later', async () => {
  const later = await worked(probes(2), refusing(2), { starts: (nth: number) => nth > 1 });
  expect(outcomes(later)).toEqual({ p0: 'pass', p1: 'pass' });
  const never = await worked(probes(2), refusing(2), { starts: () => false });
  expect(outcomes(never)).toEqual({ p0: 'blocked', p1: 'blocked' });
  for (const { reason } of never.records) expect(reason).toBe('the target did not start again: it fell over');
});

test('of a batch that changed the state the culprit is found by halves', async () => {
  const queries = [{ execute: 'query-state' }];
  const culprit = ({ target }: { target: { asked: string[] } }) => target.asked.includes('query-6');
  const state: Answers['query-state'] = (asked) => ({ return: culprit(asked) });
  const run = await worked(probes(8), { ...refusing(8), 'query-state': state }, { queries });
  expect(Object.entries(outcomes(run)).filter(([, outcome]) => outcome !== 'pass')).toEqual([['p6', 'fail']]);
  expect(run.record('p6').findings).toMatchObject([{ check: 'rejection/state', actual: ['query-state'] }]);
});

test('once many requests have got no reply the rest is not told apart, and each has the reason', async () => {
  const run = fakeRun(probes(3), { ...refusing(3), 'query-0': () => 'dies' });
  run.state.strikes = 30;
  await run.work();
  expect(outcomes(run)).toEqual({ p0: 'blocked', p1: 'blocked', p2: 'blocked' });
  for (const { reason } of run.records)
    expect(reason).toMatch(/^no reply came; 30 requests without one were told apart before/);
});

test('a rule of all traffic that is broken is the case that has it, or a finding of the case under way', async () => {
  const rule = trafficCase('traffic/rule');
  const monitors = [monitorOf(rule, (name) => name !== 'stop')];
  const listed = await worked([rule, scriptCase('a', 'stop')], {}, { monitors });
  expect(outcomes(listed)).toEqual({ a: 'pass' });
  expect(listed.state.observations.of(rule.id).map(({ where }) => where)).toEqual(['a']);
  const unlisted = await worked([scriptCase('a', 'stop')], {}, { monitors });
  expect(unlisted.record('a')).toMatchObject({ outcome: 'fail', findings: [{ check: 'traffic/wrong' }] });
});

test('nothing more is begun once the run is to stop, or its timeouts are used up', async () => {
  for (const end of [
    (run: FakeRun) => {
      run.state.stop = () => run.records.length > 0;
    },
    (run: FakeRun) => {
      for (let i = 0; i < 200; i++) run.state.timeouts.waitedInVain();
    },
  ]) {
    const run = fakeRun([scriptCase('a', 'cont'), scriptCase('b', 'cont')], {});
    end(run);
    await run.work();
    expect(run.records.length).toBeLessThan(2);
    run.state.recorder.closeAll('why');
    expect(run.record('b')).toMatchObject({ outcome: 'unreached', reason: 'why' });
    expect(run.pool.targets.every(({ ended }) => ended !== null)).toBe(true);
  }
});
