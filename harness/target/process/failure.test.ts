import { describe, expect, it } from 'vitest';
import { judgeEnding } from '../ending.js';
import { endedEarly } from './failure.js';

const attempt = { program: 'qemu-x', user: { name: 'nobody', uid: 9, gid: 9 } };

describe('the message about a target that did not come up', () => {
  it('quotes status and stderr', () => {
    const error = endedEarly(attempt, judgeEnding(1, null, 'bad machine\n'), 'bad machine\n');
    expect(error.problem).toBe('exited');
    expect(error.message).toBe('qemu-x exited with status 1 before it could be talked to: bad machine');
    expect(error.stderr).toBe('bad machine\n');
  });

  it('explains a relative file name', () => {
    const words = "Could not open 'a.img': No such file or directory";
    const ending = judgeEnding(1, null, words);
    expect(endedEarly(attempt, ending, words).message).toContain('absolute paths');
    const node = "Error: Cannot find module '/tmp/x/server.mjs'";
    expect(endedEarly(attempt, judgeEnding(1, null, node), node).message).toContain('absolute paths');
  });

  it('names the user who may not open a file', () => {
    const words = "Could not open '/a.img': Permission denied";
    const ending = judgeEnding(1, null, words);
    expect(endedEarly(attempt, ending, words).message).toContain('runs as user nobody');
    expect(endedEarly({ ...attempt, user: null }, ending, words).message).not.toContain('runs as');
  });

  it('names the user who may not execute it', () => {
    const error = endedEarly(attempt, judgeEnding(126, null, ''), '');
    expect(error.problem).toBe('not-executable');
    expect(error.message).toContain('as user nobody');
    expect(endedEarly({ ...attempt, user: null }, judgeEnding(126, null, ''), '').message).not.toContain(
      'user',
    );
  });

  it('tells a death from a stop by our own confinement', () => {
    expect(endedEarly(attempt, judgeEnding(null, 'SIGSEGV', ''), '').message).toContain('died before');
    expect(endedEarly(attempt, judgeEnding(null, 'SIGSYS', ''), '').message).toContain(
      '-sandbox option of your own',
    );
  });
});
