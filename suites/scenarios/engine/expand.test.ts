import { expect, test } from 'vitest';
import { expand, type Fixtures } from './expand.js';

const FIXTURES: Fixtures = {
  node: {
    about: '',
    with: { name: 'disk', path: '$name.img', options: {} },
    steps: [{ execute: 'add', arguments: { name: '$name', path: '$path', $also: '$options' } }],
  },
  pair: {
    about: '',
    with: { first: 'a' },
    given: [{ node: { name: '$first' } }, 'node'],
    steps: [{ query: 'list', has: '$first' }],
  },
  loop: { about: '', given: ['loop'], steps: [] },
};

const steps = (...given: Parameters<typeof expand>[0]) => expand(given, FIXTURES).map(({ step }) => step);

test('a fixture is its steps, with its parameters filled in', () => {
  expect(steps('node')).toEqual([{ execute: 'add', arguments: { name: 'disk', path: 'disk.img' } }]);
  expect(steps({ node: { name: 'x', options: { size: '$size' } } })).toEqual([
    { execute: 'add', arguments: { name: 'x', path: 'x.img', size: '$size' } },
  ]);
});

test('what a fixture builds upon comes first, and the trail tells where a step comes from', () => {
  const prepared = expand([{ pair: { first: 'b' } }, { execute: 'own' }], FIXTURES);
  expect(prepared.map(({ trail }) => trail)).toEqual(['pair › node', 'pair › node', 'pair', '']);
  expect(prepared[0]?.step).toMatchObject({ arguments: { name: 'b' } });
  expect(prepared[2]?.step).toEqual({ query: 'list', has: 'b' });
});

test.each([
  ['nobody', 'there is no fixture nobody'],
  [{ node: { colour: 1 } }, 'the fixture node has no parameter colour'],
  ['loop', 'the fixture loop builds upon itself'],
])('a mistake is told: %j', (given, message) => {
  expect(() => steps(given)).toThrow(message);
});
