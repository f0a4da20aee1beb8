import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parentDirectory, suitable } from './base.js';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'parent-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('the place of a run', () => {
  it('is short, and plain to QEMU’s option parser', () => {
    expect(suitable('/var/tmp')).toBe(true);
    expect(suitable(`/${'x'.repeat(80)}`)).toBe(false);
    expect(suitable('/my,tmp')).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)('can be reached by everybody when the target is somebody else', () => {
    mkdirSync(join(directory, 'in'));
    expect(suitable(join(directory, 'in'))).toBe(false);
    chmodSync(directory, 0o711);
    expect(suitable(join(directory, 'in'))).toBe(true);
  });

  it('is the temporary directory below a root, unless that leads out of it', () => {
    expect(() => parentDirectory(directory)).toThrow(/make it/);
    symlinkSync('/tmp', join(directory, 'tmp'));
    expect(() => parentDirectory(directory)).toThrow(/make it/);
    rmSync(join(directory, 'tmp'));
    mkdirSync(join(directory, 'tmp'));
    expect(parentDirectory(directory)).toBe(join(directory, 'tmp'));
  });
});
