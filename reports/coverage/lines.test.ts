import { expect, test } from 'vitest';
import type { Points } from '../../harness/coverage.js';
import { coverageInFull } from './lines.js';

const points: Points = {
  commands: { stop: 2, 'blockdev-add': 1, quit: 0 },
  rejections: { stop: 2, 'blockdev-add': 2, quit: 0 },
  arguments: { 'blockdev-add driver': 2, 'blockdev-add driver=qcow2 file': 1, 'blockdev-add node-name': 0 },
  alternates: { 'blockdev-add driver=qcow2 file:string': 0 },
  events: { STOP: 0 },
  'event-members': { 'STOP reason': 0 },
};

test('the ratios stand first, then each entity with what is missing of it; what is covered is not named', () => {
  expect(coverageInFull(points, 80)).toEqual([
    'commands         1 of 3   33.3%',
    'commands-sent    2 of 3   66.7%',
    'rejections       2 of 3   66.7%',
    'arguments        1 of 3   33.3%',
    'arguments-sent   2 of 3   66.7%',
    'alternates       0 of 1    0.0%',
    'alternates-sent  0 of 1    0.0%',
    'events           0 of 1    0.0%',
    'event-members    0 of 1    0.0%',
    '',
    'STOP',
    '  never seen',
    '  event members never seen: reason',
    'blockdev-add',
    '  never succeeded',
    '  arguments never accepted: driver=qcow2 file',
    '  arguments never sent: node-name',
    '  alternates never sent: driver=qcow2 file:string',
    'quit',
    '  never sent',
    '  never refused anything',
  ]);
});

test('long lists are broken into lines of the width', () => {
  const many = Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`c member-${i}`, 0 as const]));
  const lines = coverageInFull({ arguments: many }, 72);
  expect(lines.length).toBeGreaterThan(10);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(72);
});
