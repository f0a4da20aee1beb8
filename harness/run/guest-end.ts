/** A guest that ended by itself, as it may: nothing that it was needed for can be judged any more. */
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { wireText } from '../../schema/json-text.js';
import type { Finding } from '../../suites/case.js';
import { FEATURES, type Feature, type FeatureName } from '../../suites/features.js';
import type { Ending } from '../target/ending.js';

/** In words, if this event says that the guest itself is the cause of an end: QEMU's events GUEST_PANICKED and SHUTDOWN. */
export function guestEndIn(message: JsonValue): string | null {
  if (!isObject(message)) return null;
  const { event, data } = message;
  if (event === 'GUEST_PANICKED') return 'it announced GUEST_PANICKED';
  const cause: JsonObject = isObject(data) ? data : {};
  return event === 'SHUTDOWN' && cause.guest === true
    ? `it announced SHUTDOWN by the guest (${wireText(cause.reason)})`
    : null;
}

/** Under which what was seen of the guest is kept with what else is known of the target. */
export const STAYS = 'guest-stays' satisfies FeatureName;

/**
 * What QEMU writes when the processor of the guest is in a state that it cannot go on from (cpu_abort), before the registers, and
 * aborts: the guest's doing, as of code that runs into empty memory.
 */
const FATAL = /^qemu: fatal: (.*)$/m;

/** In words; null where it has not written that. */
export function fatalForGuest(ending: Ending | null, stderr: string): string | null {
  const [, words] = (ending?.kind === 'abort' && FATAL.exec(stderr)) || [];
  return words === undefined ? null : `its processor could not go on (${words.trim()})`;
}

/** As QEMU exits when its guest has turned the machine off. */
export function isOrderly(ending: Ending | null): boolean {
  return ending?.kind === 'exit' && ending.status === 0;
}

/**
 * Why a failure, or that a case is blocked, on the user's own machine proves nothing; null when it does. A guest that has
 * nothing to run panics or turns itself off as soon as it is let run, and QEMU may then exit with status 0, as documented.
 * Where the case requires a guest that goes on it has lost what it stands on. For any other case the end explains that no
 * event came any more, and nothing at all from a process that is gone; not that something wrong came. A process that runs
 * on owes its replies whatever its guest does. `fatal`: the process is gone because of what its guest did.
 */
export function excusedByGuest(
  guestEnd: string | null,
  { findings, blocked, ending }: { findings: readonly Finding[]; blocked: boolean; ending: Ending | null },
  requires: readonly Feature[] = [],
  fatal = false,
): string | null {
  if (guestEnd === null || (findings.length === 0 && !blocked)) return null;
  if (ending !== null && !isOrderly(ending) && !fatal) return null;
  const unanswered = findings.some(({ check }) => NO_ANSWER.test(check));
  if (ending === null && unanswered) return null;
  const explained =
    findings.length > 0 && findings.every(({ check }) => NO_ANSWER.test(check) || NO_EVENT.test(check));
  if (!requires.includes(STAYS) && !explained) return null;
  return FEATURES[STAYS].lack('', guestEnd);
}

const NO_ANSWER = /^liveness\/(ended|no-reply|closed)$|^session\/goes-on$|^reply\/missing$/;
const NO_EVENT = /^(?!reply\/).*\/missing$|^example\/event$/;
