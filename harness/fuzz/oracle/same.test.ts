import { expect, test } from 'vitest';
import type { Symptom } from '../../finding.js';
import { sameBug, sameBugElsewhere } from './same.js';
import { judgeViolation } from './violation.js';

const seen = (message: string, expected = 'an integer', caseId = 'event/STOP/data'): Symptom =>
  judgeViolation(caseId, { check: 'event/data', message, expected, cites: [] });

test('a violation in the words of an earlier version is known again by check, case and expectation', () => {
  const old = seen("the event's data is not of its declared type at /a");
  const today = seen('/a of the data of the event is of the wrong JSON type, not string');
  expect(sameBug(old, today)).toBe(true);
  expect(sameBugElsewhere(today, old)).toBe(true);
  expect(sameBug(old, seen('another message', 'a string'))).toBe(false);
  expect(sameBug(old, seen('another message', 'an integer', 'event/RESUME/data'))).toBe(false);
});

test('two violations in the words of today are told apart by them', () => {
  expect(sameBug(seen('/a of the data lacks x'), seen('/b of the data lacks x'))).toBe(false);
});
