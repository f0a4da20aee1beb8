import { expect, test } from 'vitest';
import { RULES, type WireRule } from '../rules.js';

test('each rule is read somewhere, or is a convention', () => {
  for (const { basis, where, since } of Object.values<WireRule>(RULES)) {
    expect(where === undefined).toBe(basis === 'convention');
    expect(since === undefined).toBe(basis === 'convention');
  }
});
