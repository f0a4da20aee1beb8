/** A guest that ended by itself, as it may: nothing that it was needed for can be judged any more. */
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import type { Finding } from '../../suites/case.js';
import type { Ending } from '../target/ending.js';

/** In words, if this event says that the guest itself is the cause of an end: QEMU's events GUEST_PANICKED and SHUTDOWN. */
export function guestEndIn(message: JsonValue): string | null {
  if (!isObject(message)) return null;
  const { event, data } = message;
  if (event === 'GUEST_PANICKED') return 'it announced GUEST_PANICKED';
  const cause: JsonObject = isObject(data) ? data : {};
  return event === 'SHUTDOWN' && cause.guest === true
    ? `it announced SHUTDOWN by the guest (${String(cause.reason)})`
    : null;
}

/**
 * Why a failure on the user's own machine tells nothing; null when it tells. A guest that has nothing to run panics or
 * turns itself off as soon as it is let run, and QEMU may then exit with status 0, as documented.
 */
export function excusedByGuest(
  guestEnd: string | null,
  findings: readonly Finding[],
  ending: Ending | null,
): string | null {
  if (guestEnd === null || findings.length === 0) return null;
  if (ending !== null && !(ending.kind === 'exit' && ending.status === 0)) return null;
  return `needs a guest that goes on: the one of this machine ended by itself (${guestEnd})`;
}
