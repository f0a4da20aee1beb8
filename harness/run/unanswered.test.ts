import { expect, test } from 'vitest';
import type { ProbeCase } from '../../suites/case.js';
import type { RunState } from './plan.js';
import type { CaseVerdict } from './recorder.js';
import type { WorkItem } from './schedule.js';
import { tellApart } from './unanswered.js';

const probe = (id: string, execute: string) => ({ id, probe: { execute } }) as unknown as ProbeCase;

function having(strikes: number, each: Record<string, number> = {}) {
  const blocked: string[] = [];
  const queue: WorkItem[] = [];
  const record = ({ id }: { id: string }, { outcome }: CaseVerdict) => blocked.push(`${id} ${outcome}`);
  const state = { strikes, strikesOf: new Map(Object.entries(each)), queue, recorder: { record } };
  tellApart(
    [probe('a1', 'a'), probe('a2', 'a'), probe('b1', 'b'), probe('c1', 'c')],
    state as unknown as RunState,
  );
  const queued = queue.map((item) =>
    item.kind === 'single' ? item.testCase.id : item.probes.map(({ id }) => id),
  );
  return { blocked, queued, strikes: state.strikes };
}

test('the suspect runs alone, those of its command together, and the rest together', () => {
  expect(having(0)).toEqual({ blocked: [], queued: ['a1', ['a2'], ['b1', 'c1']], strikes: 1 });
});

test('of a command that did not answer five times no more are told apart; the rest goes on', () => {
  expect(having(5, { a: 5 })).toEqual({
    blocked: ['a1 blocked', 'a2 blocked'],
    queued: [['b1', 'c1']],
    strikes: 5,
  });
});

test('after thirty, none are', () => {
  const { blocked, queued } = having(30, { a: 1 });
  expect([blocked.length, queued]).toEqual([4, []]);
});
