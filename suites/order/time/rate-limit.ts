import { wireText } from '../../../schema/json-text.js';
import { INTERVAL, LIMITED, type Limited } from '../../../schema/qemu/events.js';
import { type OrderJudge, type OrderRule, perSession } from '../rule.js';

/** By so much the server's clock and timers may be off. */
const SLACK = 20;

/** One rule for each event, so that a run tells which of them it has seen. */
export const rateLimits: readonly OrderRule[] = LIMITED.map((limited) => ({
  name: `rate-limit/${limited.event}`,
  title: `${limited.event} comes at most once a second${limited.key === undefined ? '' : ` for each ${limited.key}`}`,
  says: [[limited.event, 'dc833bf93f']],
  rules: ['W51'],
  events: [limited.event],
  judge: ({ attached, virtualTime }) =>
    attached || virtualTime ? () => undefined : perSession(() => spacing(limited))(),
}));

/**
 * An event is sent when it happens or later, and we receive it still later, so receipts alone prove nothing on a
 * busy machine. What is certain: the one before was sent no earlier than it happened, and a second after its
 * predecessor; this one was sent before it was received.
 */
function spacing({ event, key }: Limited): OrderJudge {
  /** By key: the earliest time at which the last one can have been sent. */
  const earliest = new Map<string, number>();
  return ({ kind, value, stamp, wall }) => {
    if (kind !== 'event' || stamp === undefined) return undefined;
    const which = key === undefined ? '' : wireText(value[key]);
    const before = earliest.get(which);
    earliest.set(which, Math.max(stamp, before === undefined ? 0 : before + INTERVAL));
    if (before === undefined) return undefined;
    const gap = wall - before;
    if (gap >= INTERVAL - SLACK) return null;
    return {
      message: `${event} came again after at most ${Math.max(0, Math.ceil(gap))} ms`,
      expected: `${INTERVAL} ms between two of them`,
      actual: value,
    };
  };
}
