import { describe, expect, it, test } from 'vitest';
import { limitsWith } from '../confine/limits.js';
import { absolute, launcher, PASSED, passedOn } from './assemble.js';

test.each(['package.json', './package.json', '.', '..', 'docs/tutorial.md'])(
  '%s is a file of the user',
  (name) => {
    expect(absolute(name)).toBe(new URL(name, `file://${process.cwd()}/`).pathname.replace(/(.)\/$/, '$1'));
    expect(absolute(`--config=${name}`)).toMatch(/^--config=\//);
  },
);

test.each([
  'test',
  'docs',
  '/etc/passwd',
  './no-such-file',
  'id=a.b',
  '{dir}/a.img',
  'driver=file,filename=./package.json',
  '--package.json',
  '',
])('%j stays as it is', (word) => {
  expect(absolute(word)).toBe(word);
});

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

const NONE = { addressSpace: null, fileSize: null, cpuTime: null, openFiles: null, core: null };
const user = { name: 'nobody', uid: 5, gid: 6 };

describe('the confining command line', () => {
  it('sets each limit in the units of the shell, and none that is lifted', () => {
    const limits = { ...NONE, addressSpace: 2048, fileSize: 1024, cpuTime: 10 };
    const script = launcher(['x'], { limits, root: null, user: null })[2];
    expect(script).toContain('ulimit -v 2 ');
    expect(script).toContain('ulimit -f 2 ');
    expect(script).toMatch(/ulimit -S -t 10 .*ulimit -H -t 70 /);
    expect(script).not.toContain('ulimit -n');
  });

  it('overrides single defaults', () => {
    expect(limitsWith({ openFiles: 3 })).toMatchObject({ openFiles: 3, core: 0 });
    expect(limitsWith().openFiles).toBe(1024);
  });

  it('leaves the words of the command alone', () => {
    const command = ['/bin/x', 'a b', '$HOME', "'"];
    expect(launcher(command, { limits: NONE, root: null, user }).slice(4)).toEqual(command);
  });

  it('lets chroot change the user, after the limits', () => {
    const words = launcher(['/bin/x'], { limits: NONE, root: '/r', user });
    expect(words.slice(4)).toEqual([
      expect.stringMatching(/chroot$/),
      '--userspec=5:6',
      '--groups=',
      '/r',
      '/bin/x',
    ]);
  });
});
