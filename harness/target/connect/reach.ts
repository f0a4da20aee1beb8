/** Waits until a starting target can be talked to. */
import type { Duplex } from 'node:stream';
import { type Address, dial } from '../address.js';
import { stayedSilent } from '../process/failure.js';
import type { TargetProcess } from '../process/process.js';
import type { Program } from '../program/program.js';
import { dialStarting, firstSign } from './contact.js';
import { type OwnedEndpoint, SocketEndpoint, StreamEndpoint } from './endpoint.js';

/** Milliseconds until the death of a process is known after it has closed its connections. */
export const LAST_BREATH = 500;

/** Milliseconds: longer than an answer takes on a loaded machine, and shorter than anybody's patience. */
const NUDGE = 2_000;

export interface Boot {
  name: string;
  /** Where it will listen; empty on standard streams. */
  monitors: readonly { address: Address; pretty: boolean }[];
  check: Program['check'];
  /** Milliseconds it may take, and when they are over by performance.now(). */
  timeout: number;
  deadline: number;
}

/** Throws TargetError when it cannot be reached in time, or ended; then the process knows its ending. */
export async function reach(process: TargetProcess, boot: Boot): Promise<OwnedEndpoint[]> {
  if (process.stream) {
    await untilSign(process.stream, process);
    return [new StreamEndpoint(process.stream)];
  }
  const endpoints = boot.monitors.map(({ address, pretty }) => new SocketEndpoint(address, pretty));
  if (boot.check) {
    // The last one, so that the others have never been used. A program that answers has opened them all.
    const { address } = boot.monitors.at(-1) as Boot['monitors'][number];
    // Who had to be freed may be caught again by the connection that freed it, so it is asked once more.
    while (await hadToBeFreed(process, address, boot, boot.check));
    return endpoints;
  }
  const streams: Duplex[] = [];
  for (const { address } of boot.monitors) streams.push(await dialOrGiveUp(process, address, boot));
  // A server that takes one client only must not have lost it to us.
  for (const [index, stream] of streams.entries()) endpoints[index]?.keep(stream);
  await untilSign(streams[0] as Duplex, process);
  return endpoints;
}

/** Asks over a connection of its own whether the target runs; true when only another connection made it answer. */
async function hadToBeFreed(
  process: TargetProcess,
  address: Address,
  boot: Boot,
  check: NonNullable<Boot['check']>,
): Promise<boolean> {
  const stream = await dialOrGiveUp(process, address, boot);
  let nudged = false;
  const nudging = setInterval(() => {
    nudged = true;
    nudge(address);
  }, NUDGE);
  try {
    await check(stream, Math.max(0, boot.deadline - performance.now()));
  } finally {
    clearInterval(nudging);
    stream.destroy();
  }
  return nudged;
}

/**
 * A QEMU whose first client comes very early may have two threads accept it: the one that comes second then waits for
 * another client, with all monitors behind it. One more connection, closed at once, sets it free.
 */
function nudge(address: Address): void {
  dial(address).then(
    (stream) => stream.destroy(),
    () => {},
  );
}

async function dialOrGiveUp(process: TargetProcess, address: Address, boot: Boot): Promise<Duplex> {
  const stream = await dialStarting(process, address, boot.deadline);
  if (!stream) throw stayedSilent(boot.name, address, boot.timeout);
  return stream;
}

async function untilSign(stream: Duplex, process: TargetProcess): Promise<void> {
  if ((await firstSign(stream)) === 'closed') await process.endedWithin(LAST_BREATH);
}
