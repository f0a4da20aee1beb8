import { expect, it } from 'vitest';
import { limitOf, NO_TARGET_KIB, traced } from './marks.js';

const limits = (hard: string) =>
  `Limit                     Soft Limit           Hard Limit           Units\nMax resident set          ${hard.padEnd(20)} ${hard.padEnd(20)} bytes\n`;

it('is another limit for another run, the same wherever its directory lies, and beyond all memory', () => {
  expect(limitOf('/tmp/qmpspec-1.2.3-abcdef')).toBe(limitOf('/root/tmp/qmpspec-1.2.3-abcdef'));
  expect(limitOf('/tmp/qmpspec-1.2.3-abcdef')).not.toBe(limitOf('/tmp/qmpspec-1.2.3-abcdeg'));
  const one = limitOf('/tmp/qmpspec-1.2.3-abcdef');
  expect(one).toBeGreaterThan(NO_TARGET_KIB);
  expect(NO_TARGET_KIB * 1024n).toBeGreaterThan(2n ** 50n);
  expect(one * 1024n).toBeLessThan(2n ** 63n);
});

it('needs a limit that is high enough to be lowered, or root', () => {
  expect(traced(limits('unlimited'), 1000)).toBe('limit');
  expect(traced(limits('1073741824'), 1000)).toBe('environment');
  expect(traced(limits('1073741824'), 0)).toBe('limit');
  expect(traced('', 1000)).toBe('environment');
});
