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

test('a death whose place is not known is the one of the same signal on the same command', () => {
  const death = (signature: string): Symptom => ({ ...seen(''), kind: 'crash', signature });
  const unplaced = death('SIGSEGV in object-del');
  for (const place of [
    'within libc.so.6 in object-del',
    'by a jump into nowhere in object-del',
    'at node+0x1f',
  ])
    expect(sameBugElsewhere(unplaced, death(`SIGSEGV ${place}`))).toBe(true);
  expect(sameBugElsewhere(death('SIGSEGV within libc.so.6 in object-del'), unplaced)).toBe(true);
  for (const other of ['SIGSEGV within libc.so.6 in cont', 'SIGFPE within libc.so.6 in object-del'])
    expect(sameBugElsewhere(unplaced, death(other))).toBe(false);
});
