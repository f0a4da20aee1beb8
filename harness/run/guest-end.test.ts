import { expect, test } from 'vitest';
import type { Ending } from '../target/ending.js';
import { excusedByGuest, guestEndIn } from './guest-end.js';

test.each([
  [{ event: 'GUEST_PANICKED', data: { action: 'poweroff' } }, 'it announced GUEST_PANICKED'],
  [{ event: 'SHUTDOWN', data: { guest: true, reason: 'guest-panic' } }, 'it announced SHUTDOWN by the guest (guest-panic)'],
  [{ event: 'SHUTDOWN', data: { guest: false, reason: 'host-qmp-quit' } }, null],
  [{ event: 'STOP' }, null],
  [{ return: {} }, null],
  ['GUEST_PANICKED', null],
])('%j: %s', (message, words) => {
  expect(guestEndIn(message)).toBe(words);
}); // biome-ignore format: a table

const finding = { check: 'liveness/ended', message: 'the target ended', cites: [] };
const exited: Ending = { kind: 'exit', status: 0, text: 'exited with status 0' };
const crashed: Ending = { kind: 'signal', signal: 'SIGSEGV', text: 'killed by SIGSEGV' };

test('a guest that has ended excuses a failure and an orderly exit, never a crash', () => {
  expect(excusedByGuest('it announced GUEST_PANICKED', [finding], exited)).toMatch(
    /^needs a guest that goes on/,
  );
  expect(excusedByGuest('it announced GUEST_PANICKED', [finding], null)).not.toBeNull();
  expect(excusedByGuest('it announced GUEST_PANICKED', [finding], crashed)).toBeNull();
  expect(excusedByGuest('it announced GUEST_PANICKED', [finding], { ...exited, status: 1 })).toBeNull();
  expect(excusedByGuest('it announced GUEST_PANICKED', [], exited)).toBeNull();
  expect(excusedByGuest(null, [finding], exited)).toBeNull();
});
