import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { follow, locate } from './locate.js';

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'locate-'));
  mkdirSync(join(root, 'usr/sbin'), { recursive: true });
  writeFileSync(join(root, 'usr/sbin/real'), '', { mode: 0o755 });
  writeFileSync(join(root, 'usr/sbin/data'), '', { mode: 0o644 });
  symlinkSync('/usr/sbin', join(root, 'sbin'));
  symlinkSync('../sbin/real', join(root, 'usr/alias'));
  symlinkSync('round', join(root, 'round'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('finding a program below a root', () => {
  it('follows links as seen from inside', () => {
    expect(follow('/usr/alias', root)).toBe(join(root, 'usr/sbin/real'));
    expect(follow('/../../usr/./sbin/real', root)).toBe(join(root, 'usr/sbin/real'));
    expect(follow('/round', root)).toBeNull();
  });

  it('searches the system directories, and gives the path as seen from inside', () => {
    expect(locate('real', root)).toEqual({ path: '/usr/sbin/real', file: join(root, 'usr/sbin/real') });
    expect(locate('/usr/alias', root).file).toBe(join(root, 'usr/sbin/real'));
  });

  it('tells a missing program from one that is no program', () => {
    expect(() => locate('nothing', root)).toThrow(expect.objectContaining({ problem: 'no-such-program' }));
    expect(() => locate('data', root)).toThrow(expect.objectContaining({ problem: 'not-executable' }));
    chmodSync(join(root, 'usr/sbin/data'), 0o755);
    expect(locate('data', root).path).toBe('/usr/sbin/data');
  });
});
