/** The first contact with a target that is starting: as early as it can be, and no later than its death. */
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { type Address, dial } from '../address.js';
import type { TargetProcess } from '../process/process.js';
import type { Program } from '../program/program.js';

/** Milliseconds between attempts to connect; an attempt costs a tenth of one. */
const RETRY = 1;
/** Milliseconds that a program of unknown kind gets for a greeting; some send none. */
const GREETING = 250;

/** Connects as soon as somebody listens. Null when the process ended first, or `deadline` (performance.now()) came. */
export async function dialStarting(
  process: TargetProcess,
  address: Address,
  deadline: number,
): Promise<Duplex | null> {
  while (!process.ended && performance.now() < deadline) {
    try {
      return await dial(address);
    } catch {
      await after(RETRY);
    }
  }
  return null;
}

/**
 * Waits for the first byte, since a socket may listen before the target has found out that it cannot run. Leaves
 * what came for the reader. `quiet`: connected, and nothing came in time.
 */
export async function firstSign(
  stream: Duplex,
  { deadline, greets }: { deadline: number; greets: Program['greets'] },
): Promise<'greeting' | 'quiet' | 'closed'> {
  if (greets === 'never') return 'quiet';
  const patience = Math.max(0, deadline - performance.now());
  const signal = AbortSignal.timeout(
    Math.ceil(greets === 'always' ? patience : Math.min(patience, GREETING)),
  );
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const events = ['readable', 'close'].map((event) => once(stream, event, { signal: either }));
  const came = await Promise.race(events).then(
    () => true,
    () => false,
  );
  over.abort();
  await Promise.allSettled(events);
  if (!came && !stream.destroyed) return 'quiet';
  return stream.readableLength > 0 ? 'greeting' : 'closed';
}
