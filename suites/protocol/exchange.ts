/** Sending bytes and finding out what answers them, without waiting for silence. */
import { setImmediate } from 'node:timers/promises';
import { isObject } from '../../schema/json.js';
import type { Received, Session } from '../case.js';

export type Wire = string | Uint8Array;

export interface Exchange {
  /** Everything that came before the marker's reply. */
  replies: Received[];
  /** The reply to the marker; null when it did not come. */
  marker: Received | null;
}

const exchanges = new WeakMap<Session, number>();

/**
 * Sends the pieces, each in a write of its own, then a marker request: as replies come in order (W14), what
 * comes before the marker's reply answers the pieces. Gives up after `most` replies and one more, so that a
 * server that loses ids is not waited for.
 */
export async function exchange(
  session: Session,
  pieces: readonly Wire[],
  marker: string,
  most: number,
): Promise<Exchange> {
  const count = (exchanges.get(session) ?? 0) + 1;
  exchanges.set(session, count);
  const id = `marker-${count}`;
  await sendApart(session, pieces);
  session.send(`{"execute": "${marker}", "id": "${id}"}\n`);
  const replies: Received[] = [];
  while (replies.length <= most) {
    const reply = await session.receive();
    if (reply === null) break;
    if (isObject(reply.value) && reply.value.id === id) return { replies, marker: reply };
    replies.push(reply);
  }
  return { replies, marker: null };
}

/** Writes the pieces one by one, the event loop turning in between so that the server may see them apart. */
export async function sendApart(session: Session, pieces: readonly Wire[]): Promise<void> {
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await setImmediate();
    session.send(piece);
  }
}
