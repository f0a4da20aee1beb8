import { expect, test } from 'vitest';
import { crashRecord } from '../../test/reports/synthetic.js';
import { Aside } from '../spool.js';
import { Room } from './room.js';

test('a page that has room for all says nothing', () => {
  const room = new Room();
  expect([room.describes(0, true), room.forTranscript(1000), room.forDetails()]).toEqual([true, true, true]);
  expect(room.leftOut()).toEqual([]);
});

test('what does not fit is told, a sentence each', () => {
  const room = new Room();
  expect(room.describes(1e5, false)).toBe(true);
  expect(room.describes(1e5, true)).toBe(false);
  expect(room.forTranscript(5e7)).toBe(false);
  expect(room.forTranscript(1e7)).toBe(true);
  room.takeDetails(2e8);
  expect(room.forDetails()).toBe(false);
  const crashes = new Aside<ReturnType<typeof crashRecord>>();
  for (let n = 0; n < 1001; n++) crashes.push(crashRecord({ times: n + 1 }));
  expect(room.crashes(crashes)).toHaveLength(1000);
  expect(room.leftOut()).toEqual([
    'Of 1 case that passed, beyond the first 100,000, this page has id and outcome only. The results file has them.',
    'The transcripts of 1 failing case did not fit into this page. The results file has them.',
    'The details of 1 failing case did not fit into this page. The results file has them.',
    '1 more crash seen once did not fit into this page. The results file has them.',
  ]);
});
