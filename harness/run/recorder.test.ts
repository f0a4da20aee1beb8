import { expect, test } from 'vitest';
import type { Case } from '../../suites/case.js';
import { finding, scriptCase } from '../../test/run/fake-cases.js';
import type { KnownDeviations } from '../expectations/known.js';
import type { CaseRecord, ResultEvent } from '../results.js';
import { Recorder } from './recorder.js';

const casesOf = (count: number) =>
  Array.from({ length: count }, (_, i) => scriptCase(`case/${i}`, 'query-status'));

function recorderOf(count: number, deviations?: KnownDeviations) {
  const events: ResultEvent[] = [];
  const cases = casesOf(count);
  const recorder = new Recorder(cases, (event) => events.push(event), deviations);
  const records = () => events.filter((event) => event.type === 'case');
  return { recorder, cases, events, records, at: (index: number) => cases[index] as Case };
}

test('each case gets one record, and the five outcomes sum to what was listed', () => {
  const { recorder, cases, records, at } = recorderOf(7);
  recorder.record(at(0), { outcome: 'pass' });
  recorder.record(at(1), { outcome: 'fail', findings: [finding('x/y')] });
  recorder.record(at(2), { outcome: 'inapplicable', reason: 'it has no such command' });
  recorder.record(at(3), { outcome: 'blocked', reason: 'not here' });
  expect([recorder.has(at(3)), recorder.has(at(4))]).toEqual([true, false]);
  recorder.closeAll('the run was interrupted');
  const { pass, fail, inapplicable, blocked, unreached } = recorder.counts;
  expect({ pass, fail, inapplicable, blocked, unreached }).toEqual({
    ...{ pass: 1, fail: 1, inapplicable: 1, blocked: 1, unreached: 3 },
  });
  expect(pass + fail + inapplicable + blocked + unreached).toBe(recorder.listed);
  expect(records().map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
  for (const { outcome, reason } of records().slice(4))
    expect([outcome, reason]).toEqual(['unreached', 'the run was interrupted']);
});

test('a case that is recorded twice is a mistake of ours, and one that comes late is left out', () => {
  const { recorder, records, at } = recorderOf(2);
  recorder.record(at(0), { outcome: 'pass' });
  expect(() => recorder.record(at(0), { outcome: 'pass' })).toThrow('case/0 is recorded twice');
  recorder.closeAll('over');
  recorder.record(at(1), { outcome: 'fail', findings: [finding('x/y')] });
  expect(records().map(({ outcome }) => outcome)).toEqual(['pass', 'unreached']);
  expect([recorder.counts.fail, recorder.fails('MAY')]).toEqual([0, false]);
});

test('what a target says is cut, before anybody keeps it', () => {
  const { recorder, records, at } = recorderOf(1);
  const long = 'x'.repeat(1e6);
  const huge = { ...finding('x/y'), message: long, expected: long, actual: [long] };
  recorder.record(at(0), { outcome: 'fail', findings: [huge] });
  expect(JSON.stringify(records()[0]).length).toBeLessThan(50_000);
});

test('messages are kept of failures only', () => {
  const { recorder, records, at } = recorderOf(2);
  const transcript = [{ t: 0, session: 0, dir: '→' as const, msg: 'stop' }];
  recorder.record(at(0), { outcome: 'blocked', reason: 'why', transcript, command: ['q'] });
  recorder.record(at(1), { outcome: 'fail', findings: [finding('x/y')], transcript, command: ['q'] });
  expect(records().map((r) => [r.transcript, r.command])).toEqual([
    [undefined, undefined],
    [transcript, ['q']],
  ]);
});

test('a failed case counts at the level of its strictest finding', () => {
  const { recorder, records, at } = recorderOf(2);
  const may = { ...finding('x/may'), basis: 'convention', level: 'MAY' } as const;
  const should = { ...finding('x/should'), basis: 'documentation', level: 'SHOULD' } as const;
  recorder.record(at(0), { outcome: 'fail', findings: [may] });
  expect([recorder.fails('MUST'), recorder.fails('SHOULD'), recorder.fails('MAY')]).toEqual([
    false,
    false,
    true,
  ]);
  recorder.record(at(1), { outcome: 'fail', findings: [may, should] });
  expect(records().map(({ level, basis }) => [level, basis])).toEqual([
    ['MAY', 'convention'],
    ['SHOULD', 'documentation'],
  ]);
  expect(recorder.failing).toEqual({ MUST: 0, SHOULD: 1, MAY: 1 });
  expect([recorder.fails('MUST'), recorder.fails('SHOULD')]).toEqual([false, true]);
});

test('known deviations fail nothing, and one that passes is counted', () => {
  const entry = { at: 'list.yaml:1', reason: 'a bug of 7.2' };
  const of = (id: string) => (id === 'case/2' ? null : id === 'case/3' ? { ...entry, flaky: true } : entry);
  const known = { applicable: [], problems: [], of } as unknown as KnownDeviations;
  const { recorder, records, at } = recorderOf(4, known);
  const outcomes = ['fail', 'pass', 'fail', 'pass'] as const;
  for (const [i, outcome] of outcomes.entries())
    recorder.record(at(i), { outcome, findings: outcome === 'fail' ? [finding('x/y')] : [] });
  expect(records().map((r) => r.known)).toEqual([true, true, false, false]);
  expect(recorder.counts).toMatchObject({ fail: 2, pass: 2, known: 1, unexpectedPass: 1 });
  expect(recorder.failing.MUST).toBe(1);
});

test('records of an earlier run are counted, by the deviations that are known now', () => {
  const { recorder, records, at } = recorderOf(1);
  const old = {
    ...{ type: 'case', id: 'case/0', title: '', basis: 'specification', level: 'MUST', outcome: 'fail' },
    ...{ known: true, expectation: { at: 'old.yaml:1', reason: '' }, cites: [], ms: 1, findings: [] },
  } as CaseRecord;
  recorder.adopt(at(0), old);
  expect(recorder.has(at(0))).toBe(true);
  expect(records()[0]).toMatchObject({ outcome: 'fail', known: false });
  expect(records()[0]).not.toHaveProperty('expectation');
  expect([recorder.counts.fail, recorder.counts.known, recorder.failing.MUST]).toEqual([1, 0, 1]);
});

test('progress is shown every fifty cases, and at the end', () => {
  const { recorder, cases, events } = recorderOf(120);
  for (const each of cases) recorder.record(each, { outcome: 'pass' });
  const done = events.flatMap((event) => (event.type === 'progress' ? [event.done] : []));
  expect(done).toEqual([50, 100, 120]);
});

test('it is known of which cases a failure was the end of the target', () => {
  const { recorder, cases, at } = recorderOf(3);
  recorder.record(at(0), { outcome: 'fail', findings: [finding('liveness/ended')] });
  recorder.record(at(1), { outcome: 'blocked', reason: 'x', findings: [finding('liveness/ended')] });
  recorder.record(at(2), { outcome: 'fail', findings: [finding('x/y')] });
  expect(cases.map(({ id }) => recorder.sawCrashOf([id]))).toEqual([true, false, false]);
});
