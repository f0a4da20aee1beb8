import { MAY_BE_LATE } from '../../../schema/qemu/events.js';
import type { Happening } from '../../monitor.js';
import { EVERY, type OrderJudge, type OrderRule, perSession, type Violation } from '../rule.js';

/** Milliseconds by which clocks may be set, and events of several threads overtake each other. */
const SLACK = 250;

export const forwards: OrderRule = {
  name: 'time/forwards',
  title: 'the timestamps of the events of a session do not go backwards',
  rules: ['W52'],
  events: EVERY,
  judge: timed(() => {
    let latest = 0;
    return ({ stamp = 0 }) => {
      const before = latest;
      latest = Math.max(latest, stamp);
      return judgement(
        stamp >= before - SLACK,
        stamp,
        'an event happened before one that came earlier',
        before,
      );
    };
  }),
};

export const notKept: OrderRule = {
  name: 'time/not-kept-back',
  title: 'an event is not stamped earlier than its session was opened',
  rules: ['W9'],
  events: EVERY,
  judge: timed(
    () =>
      ({ stamp = 0, session: { openedAt } }) =>
        judgement(stamp >= openedAt - SLACK, stamp, 'an event is older than its session', openedAt),
  ),
};

export const notFuture: OrderRule = {
  name: 'time/not-in-the-future',
  title: 'an event is not stamped later than it comes',
  rules: ['W50'],
  detail: true,
  events: EVERY,
  judge: timed(
    () =>
      ({ stamp = 0, wall }) =>
        judgement(stamp <= wall + SLACK, stamp, 'an event will happen in the future', wall),
  ),
};

/** Only events that tell the time of a clock which we read, too, and that are not held back. */
function timed(make: () => OrderJudge): OrderRule['judge'] {
  const sessions = perSession(() => {
    const judge = make();
    return (happening: Happening) =>
      happening.kind === 'event' && happening.stamp !== undefined && !MAY_BE_LATE.has(happening.name)
        ? judge(happening)
        : undefined;
  });
  return (target) => (target.attached ? () => undefined : sessions());
}

function judgement(right: boolean, stamp: number, message: string, reference: number): Violation | null {
  if (right) return null;
  return { message, expected: `compared with ${reference} ms`, actual: `${stamp} ms since 1970` };
}
