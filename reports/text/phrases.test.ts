import { expect, test } from 'vitest';
import { finding, HOSTILE, runRecord } from '../../test/reports/synthetic.js';
import { count, plural, spellDuration } from './numbers.js';
import { citeText, findingText, targetText } from './phrases.js';
import { visible } from './visible.js';

test('a citation is document, entity, line and rule', () => {
  expect(citeText({ doc: 'd', entity: 'e', line: 3, statement: 's' }, 99)).toBe('d, e, line 3: s');
  expect(citeText({ doc: 'd', entity: 'e' }, 99)).toBe('d, e');
});

test('a target is named with its version, or with its address where it tells none', () => {
  const { target } = runRecord();
  expect(targetText(target)).toBe('qemu-system-x86_64 7.2.22');
  expect(targetText({ kind: 'qemu-ga', command: [], version: null })).toBe('qemu-ga');
  expect(targetText({ kind: 'attached', address: 'unix:/q', command: [], version: null })).toBe(
    'attached unix:/q',
  );
});

test.each(HOSTILE)('a finding with hostile strings is one harmless line: %#', (text) => {
  const shown = findingText(finding({ check: text, message: text, actual: { [text]: text } }), 200);
  expect(visible(shown)).toBe(shown);
  expect(shown.length).toBeLessThan(1200);
});

test('numbers as people read them', () => {
  expect([0, 999, 1000, 1234567].map(count)).toEqual(['0', '999', '1,000', '1,234,567']);
  expect([plural(1, 'case'), plural(2000, 'case')]).toEqual(['1 case', '2,000 cases']);
  expect([0.4, 480, 4200, 60_000, 200_400].map(spellDuration)).toEqual([
    '0 ms',
    '480 ms',
    '4.2 s',
    '1 min 0 s',
    '3 min 20 s',
  ]);
});
