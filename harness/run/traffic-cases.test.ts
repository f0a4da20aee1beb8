import { expect, test } from 'vitest';
import type { Case } from '../../suites/case.js';
import { monitorOf, probeCase, scriptCase, trafficCase } from '../../test/run/fake-cases.js';
import { type Asked, fakeRun, refusal } from '../../test/run/fake-target.js';
import { concludeTraffic } from './traffic-cases.js';
import { Worker } from './worker.js';

const rule = trafficCase('traffic/rule');
/** Replies to `stop` and `cont` are its subject; `wrong` in one breaks it. */
const monitors = [
  monitorOf(rule, (name, value) =>
    name === 'stop' || name === 'cont' ? !JSON.stringify(value).includes('wrong') : null,
  ),
];
const wrong = { return: 'wrong' };
const right = { return: 'right' };

/** All that comes of these cases and of the rule, each reply to `stop` being what `stop` says. */
async function judged(others: readonly Case[], stop: (asked: Asked) => typeof wrong, more = {}) {
  const run = fakeRun([rule, ...others], { stop, cont: () => right, ...more }, { monitors });
  await run.work();
  await concludeTraffic([rule, ...others], run.state);
  return { ...run, ...run.record(rule.id) };
}

test('what was seen and was right passes', async () => {
  expect(await judged([scriptCase('a', 'stop')], () => right)).toMatchObject({ outcome: 'pass' });
});

test('what nobody has seen is blocked, with the reason', async () => {
  expect(await judged([scriptCase('a', 'query-status')], () => wrong)).toMatchObject({
    ...{ outcome: 'blocked', reason: 'nothing of it was seen' },
  });
});

test('why what should show it could not be done is the reason where there is one', async () => {
  const testCase = trafficCase('traffic/rule', async ({ blocked }) => blocked('no guest runs'));
  const { state, record } = fakeRun([testCase], {}, { monitors });
  await new Worker(state).work();
  await concludeTraffic([testCase], state);
  expect(record('traffic/rule')).toMatchObject({ outcome: 'blocked', reason: 'no guest runs' });
});

test('all traffic is judged: one wrong reply among many right ones fails, where it comes again', async () => {
  const others = [scriptCase('a', 'cont'), scriptCase('b', 'stop'), scriptCase('c', 'cont')];
  const { outcome, confirmed, reason, seenIn, findings } = await judged(others, () => wrong);
  expect([outcome, confirmed, seenIn]).toEqual(['fail', true, ['b']]);
  expect(reason).toBe('seen 1 times; came again in b, alone on a fresh target');
  expect(findings.map(({ check }) => check)).toEqual(['traffic/wrong']);
});

test('the cases in whose traffic it was seen are judged by themselves', async () => {
  const { record } = await judged([scriptCase('b', 'stop')], () => wrong);
  expect(record('b').outcome).toBe('pass');
});

test('what does not come again, in none of the cases where it was seen, is blocked', async () => {
  const others = [scriptCase('a', 'stop'), scriptCase('b', 'stop')];
  let replies = 0;
  const { outcome, confirmed, reason, pool } = await judged(others, () => (replies++ < 2 ? wrong : right));
  expect([outcome, confirmed]).toEqual(['blocked', false]);
  expect(reason).toBe('seen 2 times, first in a, and not again on a fresh target: traffic/wrong is broken');
  expect(pool.boots).toBe(1 + 2);
});

test('what shows only among pipelined requests is looked for among them, too', async () => {
  const probes = [probeCase('p', 'query-a'), probeCase('q', 'query-b')];
  const subject = [
    monitorOf(rule, (name, value) => (name === 'query-b' ? !JSON.stringify(value).includes('wrong') : null)),
  ];
  const run = fakeRun(
    [rule, ...probes],
    {
      'query-a': () => refusal,
      // Wrong after the other one only.
      'query-b': ({ target }) =>
        target.asked.includes('query-a') ? { error: { class: 'GenericError', desc: 'wrong' } } : refusal,
    },
    { monitors: subject },
  );
  await run.work();
  await concludeTraffic([rule, ...probes], run.state);
  const { outcome, seenIn, reason } = run.record(rule.id);
  expect([outcome, seenIn]).toEqual(['fail', ['p', 'q']]);
  expect(reason).toContain('came again on a fresh target among 2 pipelined requests, q the first of them');
});

test('once the timeouts are used up nothing is looked for again, and the reason says so', async () => {
  const run = fakeRun([rule, scriptCase('a', 'stop')], { stop: () => wrong }, { monitors });
  await run.work();
  for (let i = 0; i < 200; i++) run.state.timeouts.waitedInVain();
  await concludeTraffic([rule], run.state);
  expect(run.record(rule.id)).toMatchObject({
    ...{ outcome: 'blocked', confirmed: false },
    reason: expect.stringMatching(/^seen 1 times, first in a, and not looked for again: the target left/),
  });
  expect(run.pool.boots).toBe(1);
});

test('a case that has its record already keeps it, and nothing is concluded once the run is to stop', async () => {
  const run = fakeRun([rule], {}, { monitors });
  run.state.stop = () => true;
  await concludeTraffic([rule], run.state);
  expect(run.records).toEqual([]);
  run.state.recorder.record(rule, { outcome: 'inapplicable', reason: 'no such event' });
  run.state.stop = () => false;
  await concludeTraffic([rule], run.state);
  expect(run.records.map(({ outcome }) => outcome)).toEqual(['inapplicable']);
});
