import { expect, test } from 'vitest';
import type { Finding } from '../../suites/case.js';
import type { Feature } from '../../suites/features.js';
import type { Ending } from '../target/ending.js';
import { judgeEnding } from '../target/ending.js';
import { excusedByGuest, fatalForGuest, guestEndIn } from './guest-end.js';

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

const excused = (findings: Finding[], ending: Ending | null, requires: Feature[] = [], blocked = false) =>
  excusedByGuest('it announced GUEST_PANICKED', { findings, blocked, ending }, requires);

test('a guest that has ended excuses a failure and an orderly exit, never a crash', () => {
  expect(excused([finding], exited)).toMatch(/^needs a guest that goes on/);
  expect(excused([finding], crashed)).toBeNull();
  expect(excused([finding], { ...exited, status: 1 })).toBeNull();
  expect(excused([], exited)).toBeNull();
  expect(excusedByGuest(null, { findings: [finding], blocked: false, ending: exited })).toBeNull();
});

const wrong = { check: 'reply/type', message: 'the reply is no string', cites: [] };

test('what came and was wrong is a failure, whatever the guest did', () => {
  expect(excused([wrong], null)).toBeNull();
  expect(excused([wrong, finding], exited)).toBeNull();
});

test.each(['scenario/effect/missing', 'event/missing', 'example/event'])(
  'that no event came any more (%s) is not',
  (check) => {
    expect(excused([{ ...finding, check }], null)).not.toBeNull();
    expect(excused([{ ...finding, check }], exited)).not.toBeNull();
  },
);

test.each(['liveness/no-reply', 'liveness/closed', 'session/goes-on', 'reply/missing'])(
  'that nothing was answered (%s) is not where the process is gone; one that runs on owes a reply',
  (check) => {
    expect(excused([{ ...finding, check }], exited)).not.toBeNull();
    expect(excused([{ ...finding, check }], null)).toBeNull();
    expect(excused([{ ...finding, check }], null, ['guest-stays'])).toBeNull();
  },
);

test('a case that requires a guest that goes on is lost with it, be it blocked or failed, but for a crash', () => {
  const state = { check: 'scenario/effect', message: 'query-status does not return what it must', cites: [] };
  expect(excused([state], null)).toBeNull();
  expect(excused([state], null, ['guest-stays'])).not.toBeNull();
  expect(excused([], null, ['guest-stays'], true)).not.toBeNull();
  expect(excused([], null, ['pci-bus'], true)).toBeNull();
  expect(excused([], exited, ['guest-stays'])).toBeNull();
  expect(excused([state], crashed, ['guest-stays'])).toBeNull();
});

test('a processor that cannot go on is the guest, and QEMU aborts for it', () => {
  const stderr = 'qemu: fatal: DOUBLE MMU FAULT\n\nD0 = 00000000\nMMUSR 00000000, fault at fffffffc\n';
  const aborted = judgeEnding(null, 'SIGABRT', stderr);
  const words = fatalForGuest(aborted, stderr);
  expect(words).toBe('its processor could not go on (DOUBLE MMU FAULT)');
  const finding = { check: 'liveness/ended', message: 'gone', cites: [] };
  const came = { findings: [finding], blocked: false, ending: aborted };
  expect(excusedByGuest(words, came, [], true)).toMatch(/DOUBLE MMU FAULT/);
  // Any other abort is QEMU's own.
  expect(fatalForGuest(judgeEnding(null, 'SIGABRT', "Assertion `x' failed.\n"), 'Assertion')).toBeNull();
  expect(excusedByGuest(null, came, [], false)).toBeNull();
});
