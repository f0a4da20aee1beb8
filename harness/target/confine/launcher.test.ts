import { describe, expect, it } from 'vitest';
import { launcher } from './launcher.js';
import { limitsWith } from './limits.js';

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
