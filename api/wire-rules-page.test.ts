import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RULES, standsOnRules, type WireRule } from '../suites/rules.js';
import { wireRulesPage } from './wire-rules-page.js';

test('docs/wire-rules.md is up to date (else: node scripts/wire-rules.mjs)', () => {
  const page = wireRulesPage();
  expect(readFileSync(new URL('../docs/wire-rules.md', import.meta.url), 'utf8')).toBe(page);
});

test('every rule has a text or is a convention, and cases that check it', () => {
  for (const [number, rule] of Object.entries<WireRule>(RULES)) {
    expect(rule.where === undefined, number).toBe(rule.basis === 'convention');
    const row = wireRulesPage()
      .split('\n')
      .find((line) => line.startsWith(`| ${number} |`));
    // Findings of weaker rules in cases of stronger ones have no case of their own.
    const weaker = ['W10b', 'W16', 'W27', 'W30a', 'W50a'].includes(number);
    expect(row, number).toMatch(weaker ? /other cases \|$/ : /`[^`]+` \|$/);
  }
});

test('a case stands on its first rule', () => {
  expect(standsOnRules(['W2', 'W12'])).toEqual({ basis: 'specification', level: 'MUST' });
  expect(standsOnRules(['W21'])).toEqual({ basis: 'documentation', level: 'SHOULD' });
  expect(standsOnRules(['W26', 'W24'])).toEqual({ basis: 'convention', level: 'MAY' });
  expect(standsOnRules([])).toEqual({ basis: 'convention', level: 'MAY' });
});
