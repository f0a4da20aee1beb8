import { expect, test } from 'vitest';
import { readOptions, simulationIn } from './simulation.js';

test('a server that says nothing of it does not simulate', () => {
  expect(simulationIn({ version: {}, capabilities: [] })).toBeNull();
  expect(simulationIn({ simulation: true })).toBeNull();
});

test('whatever it says is understood, or left out', () => {
  expect(simulationIn({ simulation: {} })).toEqual({ invented: [], telling: [], options: {} });
  const simulation = {
    ...{ invented: ['query-kvm', 1], telling: 'all' },
    options: { '-S': 'none', '-m': 'number', '-name': 'any', '-machine': ['pc'], '-x': { a: 1 } },
  };
  expect(simulationIn({ simulation })).toEqual({
    ...{ invented: ['query-kvm', '1'], telling: [] },
    options: { '-S': 'none', '-m': 'number', '-name': 'any', '-machine': ['pc'], '-x': [] },
  });
});

const options = { '-S': 'none', '-m': 'number', '-name': 'any', '-machine': ['pc', 'none'] } as const;

test.each([
  ['', []],
  ['-S -m 16 -name -S -machine pc', [['-S'], ['-m', '16'], ['-name', '-S'], ['-machine', 'pc']]],
  ['-m 16,slots=2', null],
  ['-machine q35', null],
  ['-name', null],
  ['pc', null],
  ['-constructor x', null],
  ['constructor x', null],
])('%s', (words, read) => {
  expect(readOptions(words === '' ? [] : words.split(' '), options)).toEqual(read);
});
