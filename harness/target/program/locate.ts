/** Finds the executable that a command names, also inside a root of another system. */
import { accessSync, constants, readlinkSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { TargetError } from '../error.js';

export interface Located {
  /** Absolute, as the target sees it. */
  path: string;
  /** The same with every symbolic link followed, as we see it. */
  file: string;
}

/** Where servers live that the PATH of an ordinary user leaves out (qemu-ga). */
const SYSTEM_DIRECTORIES = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Throws TargetError when there is no such program or it may not be executed. */
export function locate(name: string, root: string | null): Located {
  const candidates = name.includes('/')
    ? [root === null ? resolve(name) : join('/', name)]
    : [...new Set([...(process.env.PATH ?? '').split(':').filter(Boolean), ...SYSTEM_DIRECTORIES])].map(
        (directory) => resolve('/', directory, name),
      );
  let found: Located | null = null;
  for (const path of candidates) {
    const file = follow(path, root);
    if (file === null || !isFile(file)) continue;
    if (executable(file)) return { path, file };
    found ??= { path, file };
  }
  const where = root === null ? '' : ` below ${root}`;
  if (found) {
    throw new TargetError(
      'not-executable',
      `${found.path}${where} is not executable; make it so, or name another program.`,
    );
  }
  const searched = name.includes('/') ? '' : ' on PATH';
  throw new TargetError(
    'no-such-program',
    `There is no program ${name}${searched}${where}; install it, or name another.`,
  );
}

/** Resolves links as the kernel would with `root` as its `/`; null when something is missing or goes round. */
export function follow(path: string, root: string | null): string | null {
  const top = root ?? '';
  let parts = path.split('/').filter((part) => part !== '' && part !== '.');
  let reached = '/';
  for (let links = 0; parts.length > 0; ) {
    const [part, ...rest] = parts as [string, ...string[]];
    const next = part === '..' ? dirname(reached) : join(reached, part);
    const link = linkTarget(top + next);
    if (link === null) {
      reached = next;
      parts = rest;
      continue;
    }
    if (++links > 40) return null;
    if (link.startsWith('/')) reached = '/';
    parts = [...link.split('/').filter((name) => name !== '' && name !== '.'), ...rest];
  }
  return top + reached;
}

function linkTarget(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
