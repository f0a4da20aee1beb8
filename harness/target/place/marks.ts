/**
 * What tells a process that a target has started, whatever became of its parents. The kernel hands both down to every
 * child: the environment, which a program may empty, and the resource limits, which nothing else touches.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Variable in every target's environment. */
export const MARK = 'QMPSPEC_SLOT';

/**
 * The limit of the resident set, which Linux has not gone by since 2.4.30 (getrlimit(2)): its value may be any, and is
 * beyond all memory. Its option in the shell's ulimit counts KiB.
 */
const SMALLEST_KIB = 2n ** 44n;

/** KiB of that limit for a process of ours that is no target, and below all that are. */
export const NO_TARGET_KIB = SMALLEST_KIB - 1n;

/** KiB of that limit for the targets of the run with this directory, made of the characters that no other one has. */
export function limitOf(base: string): bigint {
  const digest = createHash('sha256').update(basename(base)).digest();
  return SMALLEST_KIB + (digest.readBigUInt64BE() % SMALLEST_KIB);
}

/** How the processes of targets are told. */
export type Traced = 'limit' | 'environment';

/** By the environment alone, where somebody has set a lower limit for us, which only root may raise. */
export function traced(limits: string = ownLimits(), user: number | undefined = process.getuid?.()): Traced {
  const hard = /^Max resident set +\S+ +(\S+)/m.exec(limits)?.[1];
  if (user === 0 || hard === 'unlimited') return 'limit';
  return hard !== undefined && BigInt(hard) >= SMALLEST_KIB * 2n * 1024n ? 'limit' : 'environment';
}

function ownLimits(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
}
