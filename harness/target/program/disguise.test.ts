import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isGuestAgent, mentionsGuestAgent } from './disguise.js';

const directory = mkdtempSync(join(tmpdir(), 'disguise-'));
afterAll(() => rmSync(directory, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(directory, name);
  writeFileSync(path, content, 'latin1');
  return path;
}

describe('a guest agent in disguise', () => {
  it('is a compiled program with its commands; a script that implements them is somebody’s own', () => {
    expect(isGuestAgent(file('a', '\x7fELF…guest-fsfreeze-freeze…'))).toBe(true);
    expect(isGuestAgent(file('b', '\x7fELF…'))).toBe(false);
    expect(isGuestAgent(file('c', '#!/usr/bin/python3\nguest-fsfreeze-freeze'))).toBe(false);
    expect(isGuestAgent(join(directory, 'missing'))).toBe(false);
  });

  it.each([
    ['/usr/sbin/qemu-ga'],
    ['qemu-ga'],
    ['cd /; exec qemu-ga -v'],
    ["sh -c 'qemu-ga'"],
    ['a&&qemu-ga;b'],
  ])('is run by %s', (word) => expect(mentionsGuestAgent(['x', word])).toBe(true));

  it.each([['docs/qemu-ga-ref.html'], ['qemu-ga/server.js'], ['my-qemu-ga'], ['--name=qemu-gal']])(
    'is not run by %s',
    (word) => expect(mentionsGuestAgent([word])).toBe(false),
  );
});
