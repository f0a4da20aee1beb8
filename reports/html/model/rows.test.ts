import { expect, test } from 'vitest';
import type { ReportIndex } from '../data.js';
import { matrixRows, stateOf } from './rows.js';

/** Cases with the letters of their targets. */
function rowsOf(cases: Record<string, string>) {
  const targets = [...(Object.values(cases)[0] ?? '')].map((_, t) => ({
    outcomes: Object.values(cases)
      .map((letters) => letters[t])
      .join(''),
  }));
  return matrixRows({ ids: Object.keys(cases), targets } as unknown as ReportIndex);
}

test('cases of a command are one row, those of its documents with them; commands first', () => {
  const rows = rowsOf({
    'protocol/id/null': 'p',
    'event/STOP/data': 'p',
    'document/d/command/stop/present': 'f',
    'command/stop/reply': 'p',
    'command/cont/reply': 'p',
  });
  expect(rows.map(({ group, name, cells }) => [group, name, cells[0]?.listed])).toEqual([
    ['command', 'cont', 1],
    ['command', 'stop', 2],
    ['event', 'STOP', 1],
    ['other', 'protocol/id', 1],
  ]);
});

test.each([
  ['.', 'absent'],
  ['p', 'pass'],
  ['pf', 'fail'],
  ['ptf', 'fail'],
  ['pt', 'tolerated'],
  ['pF', 'tolerated'],
  ['ib', 'untried'],
  ['bp', 'pass'],
])('%s is %s', (letters, state) => {
  const cases = Object.fromEntries([...letters].map((letter, n) => [`command/a/${n}`, letter]));
  const [row] = rowsOf(cases);
  expect(row?.cells.map(stateOf)).toEqual([state]);
});

test('targets differ where one fails, lacks or cannot try what another passes', () => {
  const differing = rowsOf({ 'a/1/x': 'pp', 'b/1/x': 'pf', 'c/1/x': '.p', 'd/1/x': 'ff', 'e/1/x': 'bp' })
    .filter(({ differs }) => differs)
    .map(({ name }) => name);
  expect(differing).toEqual(['b/1', 'c/1', 'e/1']);
});
