import { expect, it } from 'vitest';
import { PASSED, passedOn } from './environment.js';

it('passes on what a target needs, and no secret', () => {
  const needed = { PATH: '/bin', HOME: '/root', LANG: 'C', LC_ALL: 'C', TZ: 'UTC', ASAN_OPTIONS: 'a=1' };
  const secret = {
    GITHUB_TOKEN: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    LD_PRELOAD: '/x.so',
    NODE_OPTIONS: '-r x',
    PATHS: 'x',
  };
  expect(passedOn({ ...needed, ...secret })).toEqual(needed);
  for (const [, reason] of PASSED) expect(reason).toMatch(/\w+ /);
});
