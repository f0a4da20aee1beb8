import { isObject } from '../../../schema/json.js';
import { type OrderRule, perSession } from '../rule.js';

/** Events after which it is known whether the machine runs; after the others it is not. */
const RUNNING: Record<string, boolean | null> = {
  STOP: false,
  RESUME: true,
  SUSPEND: null,
  WAKEUP: null,
  RESET: null,
};

export const runStateStatus: OrderRule = {
  name: 'run-state/query-status',
  title: 'query-status says that the machine runs after RESUME, and that it does not after STOP',
  says: [
    ['StatusInfo', '1d421a528e'],
    ['STOP', '46666c53a6'],
    ['RESUME', '70921bbcbb'],
  ],
  detail: true,
  events: Object.keys(RUNNING),
  commands: ['query-status'],
  judge: perSession(() => {
    let running: boolean | null = null;
    let since = 0;
    return ({ kind, name, n, value, request }) => {
      if (kind === 'event') {
        running = RUNNING[name] ?? null;
        since = n;
      }
      // An event that came while the reply was on its way may be older or younger than the reply.
      if (kind !== 'return' || running === null || !request || since > request.n) return undefined;
      const told = isObject(value.return) ? value.return.running : undefined;
      if (typeof told !== 'boolean') return undefined;
      if (told === running) return null;
      return {
        message: `query-status says ${told ? 'running' : 'not running'} after ${running ? 'RESUME' : 'STOP'}`,
        expected: { running },
        actual: value.return ?? null,
      };
    };
  }),
};
