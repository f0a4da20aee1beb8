import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentInfo } from '../../model.js';
import { readQapi } from '../qapi.js';
import { evaluateCondition } from './condition.js';

const DOCUMENT: DocumentInfo = { id: 'test', title: 'A test', version: null, digest: '', kind: 'qapi' };

function canonical(text: string): string | undefined {
  return readQapi(`{ 'command': 'a', 'if': ${text} }`, DOCUMENT).commands.a?.condition;
}

test.each([
  ["'CONFIG_X'", 'CONFIG_X'],
  ["'defined(CONFIG_X)'", 'CONFIG_X'],
  ["'defined CONFIG_X'", 'CONFIG_X'],
  ["'!defined(A) && (defined(B) || defined(C))'", '!A && (B || C)'],
  ["['defined(A)', 'defined(B)']", 'A && B'],
  ["['A']", 'A'],
  ["{ 'all': ['A', { 'any': ['B', { 'not': 'C' }] }] }", 'A && (B || !C)'],
  ["{ 'not': { 'any': ['A', 'B'] } }", '!(A || B)'],
  ["{ 'any': [{ 'all': ['A', 'B'] }, 'C'] }", '(A && B) || C'],
  ["'QEMU_VERSION > 3'", 'QEMU_VERSION > 3'],
])('%s reads as %s', (text, expected) => {
  expect(canonical(text)).toBe(expected);
});

test.each([
  "{ 'all': [] }",
  "{ 'some': ['A'] }",
  "{ 'all': ['A'], 'any': ['B'] }",
  'true',
  `'${'('.repeat(3000)}'`,
])('%s is no condition', (text) => {
  expect(canonical(text)).toBeUndefined();
});

test.each([
  ['A && !B', ['A'], true],
  ['A && !B', ['A', 'B'], false],
  ['(A && B) || C', ['C'], true],
  ['(A && B) || C', ['A'], false],
  ['!(A || B)', [], true],
  ['A > 3', ['A'], null],
  ['A &&', ['A'], null],
  ['(A', ['A'], null],
  ['!'.repeat(100), [], null],
])('%s with %j is %s', (text, names, expected) => {
  expect(evaluateCondition(text, (name) => names.includes(name))).toBe(expected);
});

type Tree = string | { not: Tree } | { all: Tree[] } | { any: Tree[] };

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('A', 'B', 'C', 'D'),
    fc.record({ not: tie('tree') }),
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

function holds(condition: Tree, names: string[]): boolean {
  if (typeof condition === 'string') return names.includes(condition);
  if ('not' in condition) return !holds(condition.not, names);
  if ('all' in condition) return condition.all.every((each) => holds(each, names));
  return condition.any.some((each) => holds(each, names));
}

test('the canonical text means what the tree means', () => {
  fc.assert(
    fc.property(tree, fc.subarray(['A', 'B', 'C', 'D']), (condition, names) => {
      const text = canonical(JSON.stringify(condition).replaceAll('"', "'"));
      expect(evaluateCondition(text ?? '', (name) => names.includes(name))).toBe(holds(condition, names));
    }),
  );
});
