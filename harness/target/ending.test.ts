import { describe, expect, it } from 'vitest';
import { judgeEnding } from './ending.js';

describe('how a target ended', () => {
  it('is an exit with its status and last line', () => {
    expect(judgeEnding(1, null, 'one\nqemu: no such device\n')).toEqual({
      kind: 'exit',
      status: 1,
      text: 'exited with status 1: qemu: no such device',
    });
    expect(judgeEnding(0, null, '')).toEqual({ kind: 'exit', status: 0, text: 'exited with status 0' });
  });

  it('is a death by signal', () => {
    expect(judgeEnding(null, 'SIGSEGV', 'harmless chatter')).toEqual({
      kind: 'signal',
      signal: 'SIGSEGV',
      text: 'killed by SIGSEGV',
    });
    expect(judgeEnding(null, 'SIGKILL', '')).toMatchObject({ kind: 'signal', text: /memory ran out/ });
  });

  it.each([
    ["qemu-x: ../b.c:12: f: Assertion `a == b' failed.", "Assertion `a == b' failed."],
    ['**\nERROR:../b.c:12:f: assertion failed: (a)\nBail out!', 'ERROR:../b.c:12:f: assertion failed: (a)'],
    [
      'Unexpected error in f() at ../b.c:12:\nqemu-x: it broke',
      'Unexpected error in f() at ../b.c:12:\nqemu-x: it broke',
    ],
    ['double free or corruption (out)', 'double free or corruption (out)'],
    ['', 'without a word'],
  ])('is an abort that quotes %j', (stderr, quoted) => {
    const ending = judgeEnding(null, 'SIGABRT', stderr);
    expect(ending.kind).toBe('abort');
    expect(ending.text).toContain(quoted);
  });

  it('is an abort when a sanitizer made it exit, and an exit when the status is 0', () => {
    const report = '==7==ERROR: AddressSanitizer: heap-use-after-free on address 0x1\n    #0 0x2 in f\n';
    expect(judgeEnding(1, null, report)).toMatchObject({ kind: 'abort', status: 1, signal: null });
    expect(judgeEnding(0, null, report).kind).toBe('exit');
  });

  it('is an abort when GLib gives up by a trap, and a signal when a debugger’s trap has no words', () => {
    const words = '(process:7): GLib-ERROR **: 12:00:00.000: failed to allocate 99 bytes';
    expect(judgeEnding(null, 'SIGTRAP', words)).toMatchObject({ kind: 'abort', text: `aborted: ${words}` });
    expect(judgeEnding(null, 'SIGTRAP', '').kind).toBe('signal');
  });

  it('is our confinement for signals that only it sends', () => {
    expect(judgeEnding(null, 'SIGSYS', '').kind).toBe('confined');
    expect(judgeEnding(null, 'SIGXCPU', '').kind).toBe('confined');
    expect(judgeEnding(null, 'SIGBUS', '').kind).toBe('signal');
  });
});
