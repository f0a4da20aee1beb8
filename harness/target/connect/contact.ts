/** The first contact with a target that is starting: as early as it can be, and no later than its death. */
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { type Address, dial } from '../address.js';
import type { TargetProcess } from '../process/process.js';

/** Milliseconds between attempts to connect; an attempt costs a tenth of one. */
const RETRY = 1;
/** Milliseconds for a greeting; some servers send none. */
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
export async function firstSign(stream: Duplex): Promise<'greeting' | 'quiet' | 'closed'> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), GREETING);
  const events = ['readable', 'close'].map((event) => once(stream, event, { signal: over.signal }));
  const came = await Promise.race(events).then(
    () => true,
    () => false,
  );
  clearTimeout(timer);
  over.abort();
  await Promise.allSettled(events);
  if (!came && !stream.destroyed) return 'quiet';
  return stream.readableLength > 0 ? 'greeting' : 'closed';
}
