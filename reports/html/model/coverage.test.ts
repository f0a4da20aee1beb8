import { expect, test } from 'vitest';
import { coverageOf } from '../coverage.js';
import { coverageOfEntities } from './coverage.js';

const coverage = coverageOf([
  {
    commands: { add: 2, list: 0 },
    arguments: { 'add driver': 2, 'add driver=raw below': 1, 'add size': 0 },
    'enum-values': { 'add driver=raw': 1, 'add driver=file': 0 },
    alternates: { 'add driver=raw below:string': 0 },
    events: { GONE: 2 },
  },
  null,
  { commands: { list: 1 } },
]);

test('points are stored once, and each run has a digit for each', () => {
  expect(coverage[0]).toEqual({ kind: 'commands', points: ['add', 'list'], touches: ['20', '..', '.1'] });
  expect(coverage.map(({ kind }) => kind)).toEqual([
    'commands',
    'arguments',
    'enum-values',
    'alternates',
    'events',
  ]);
});

test('of each entity: what was accepted, what only sent, what neither', () => {
  const kinds = ['commands', 'arguments', 'enum-values', 'alternates'] as const;
  const [add, list] = coverageOfEntities(coverage, 0, kinds);
  expect([add?.entity, add?.accepted, add?.of]).toEqual(['add', 2, 7]);
  expect(add?.kinds.get('arguments')).toEqual({
    ...{ of: 3, sent: 2, accepted: 1 },
    ...{ neverSent: ['size'], neverAccepted: ['driver=raw below'] },
  });
  expect(add?.kinds.get('enum-values')?.neverSent).toEqual(['driver=file']);
  expect(add?.kinds.get('alternates')?.neverSent).toEqual(['driver=raw below:string']);
  expect(list?.kinds.get('commands')).toMatchObject({ of: 1, sent: 0, neverSent: [''] });
});

test('a run that counted nothing has no entities, one with a smaller schema only its own', () => {
  expect(coverageOfEntities(coverage, 1, ['commands'])).toEqual([]);
  expect(coverageOfEntities(coverage, 2, ['commands']).map(({ entity }) => entity)).toEqual(['list']);
});
