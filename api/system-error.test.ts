import { expect, test } from 'vitest';
import { systemErrorWords } from './system-error.js';

const failure = (more: object) => Object.assign(new Error('x'), more);

test('what the system refused is told with the path', () => {
  expect(systemErrorWords(failure({ code: 'ENOSPC', path: '/a' }))).toBe('/a: no space left on device');
  expect(systemErrorWords(failure({ code: 'EMFILE' }))).toContain('ulimit -n');
  expect(systemErrorWords(failure({ code: 'ENOENT', syscall: 'uv_cwd' }))).toContain('current directory');
});

test('anything else is a mistake of ours', () => {
  for (const error of [failure({}), failure({ code: 'ENOENT', path: '/a' }), null, 'x']) {
    expect(systemErrorWords(error)).toBeNull();
  }
});
