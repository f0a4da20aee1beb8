import { type OrderRule, perSession } from '../rule.js';

export const wakeup: OrderRule = {
  name: 'run-state/suspend-wakeup',
  title: 'the guest wakes up once for each time it has fallen asleep',
  events: ['SUSPEND', 'WAKEUP', 'STOP', 'RESUME', 'RESET'],
  judge: perSession(() => {
    let last: string | null = null;
    return ({ kind, name }) => {
      if (kind !== 'event') return undefined;
      const before = last;
      const own = name === 'SUSPEND' || name === 'WAKEUP';
      // What is stopped, resumed or reset may be asleep or not.
      last = own ? name : null;
      if (!own || before === null) return undefined;
      if (name !== before) return null;
      return {
        message: `${name} came twice, and nothing in between`,
        expected: name === 'WAKEUP' ? 'SUSPEND' : 'WAKEUP',
        actual: name,
      };
    };
  }),
};
