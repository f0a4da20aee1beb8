import { expect, test } from 'vitest';
import type { Case, ProbeCase } from '../../suites/case.js';
import type { RunState } from './plan.js';
import type { CaseVerdict } from './recorder.js';
import type { WorkItem } from './schedule.js';
import { tellApart, unansweredNeed } from './unanswered.js';

const probe = (id: string, execute: string) => ({ id, probe: { execute } }) as unknown as ProbeCase;

function having(strikes: number, each: Record<string, number> = {}, never: string[] = []) {
  const blocked: string[] = [];
  const queue: WorkItem[] = [];
  const record = ({ id }: { id: string }, { outcome }: CaseVerdict) => blocked.push(`${id} ${outcome}`);
  let asides = 0;
  const state = {
    ...{ strikes, strikesOf: new Map(Object.entries(each)), queue, recorder: { record } },
    neverAnswered: (command: string) => never.includes(command),
    aside: () => asides++,
    lookedFor: new Map(),
  };
  tellApart(
    [probe('a1', 'a'), probe('a2', 'a'), probe('b1', 'b'), probe('c1', 'c')],
    state as unknown as RunState,
  );
  const queued = queue.map((item) =>
    item.kind === 'single' ? item.testCase.id : item.probes.map(({ id }) => id),
  );
  return { blocked, queued, asides, strikes: state.strikes };
}

test('the suspect runs alone, those of its command together, and the rest together', () => {
  expect(having(0)).toEqual({ blocked: [], queued: [['a2'], ['b1', 'c1']], asides: 1, strikes: 1 });
});

test('of a command that did not answer five times, or never does, no more are told apart; the rest goes on', () => {
  const rest = { blocked: ['a1 blocked', 'a2 blocked'], queued: [['b1', 'c1']], asides: 0 };
  expect(having(5, { a: 5 })).toEqual({ ...rest, strikes: 5 });
  expect(having(1, { a: 1 }, ['a'])).toEqual({ ...rest, strikes: 1 });
});

test('after thirty, none are', () => {
  const { blocked, queued } = having(30, { a: 1 });
  expect([blocked.length, queued]).toEqual([4, []]);
});

test('a case that needs a command that waits for the guest waits for what is found out about it, or is not tried', () => {
  const needing = (command: string, machine?: string[]) =>
    ({ needs: { commands: [command], ...(machine ? { machine } : {}) } }) as unknown as Case;
  const until = Promise.resolve();
  const looking = { neverAnswered: () => false, lookedFor: new Map([['device_add', until]]) };
  expect(unansweredNeed(needing('device_add'), looking)).toEqual({ until });
  expect(unansweredNeed(needing('device_add', ['-S']), looking)).toBeNull();
  expect(unansweredNeed(needing('stop'), looking)).toBeNull();
  const known = { neverAnswered: () => true, lookedFor: new Map() };
  expect(unansweredNeed(needing('device_add'), known)).toEqual({
    reason: 'device_add gets no reply on this machine, as another case shows',
  });
  expect(unansweredNeed(needing('stop'), known)).toBeNull();
});
