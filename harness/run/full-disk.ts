/** A failure that our own full disk has brought about says nothing against the target. */
import { statfsSync } from 'node:fs';
import { stringifyJson } from '../../schema/json-text.js';
import type { Finding } from '../../suites/case.js';
import type { Target } from '../target/target.js';

/** How the C library says it (ENOSPC, EDQUOT), which is what QEMU passes on. */
const WORDS = /No space left on device|Disk quota exceeded/;

/** Why a case comes to nothing that failed with these words; null where there is room. */
export function fullDisk({ hostScratch, attached }: Target, findings: readonly Finding[]): string | null {
  if (attached || !findings.some(speaksOfIt)) return null;
  return hasRoom(hostScratch) ? null : 'the disk that holds the scratch directory has no space left';
}

function speaksOfIt({ message, actual }: Finding): boolean {
  return WORDS.test(message) || (actual !== undefined && WORDS.test(stringifyJson(actual)));
}

/** Bytes that a disk image of a few clusters takes; a disk is seldom full to the last one. */
const ROOM = 1 << 20;

function hasRoom(directory: string): boolean {
  try {
    const { bavail, bsize, files, ffree } = statfsSync(directory);
    return bavail * bsize >= ROOM && (files === 0 || ffree > 0);
  } catch {
    return true;
  }
}
