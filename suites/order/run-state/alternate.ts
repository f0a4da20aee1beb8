import { type OrderRule, perSession } from '../rule.js';

export const alternate: OrderRule = {
  name: 'run-state/stop-resume',
  title: 'STOP and RESUME alternate: a machine is stopped when it runs, and resumed when it is stopped',
  events: ['STOP', 'RESUME', 'SUSPEND', 'WAKEUP', 'RESET'],
  judge: perSession(() => {
    let last: string | null = null;
    return ({ kind, name }) => {
      if (kind !== 'event') return undefined;
      const before = last;
      const own = name === 'STOP' || name === 'RESUME';
      // A guest that sleeps, or is reset in its sleep, stops running without a STOP.
      last = own ? name : null;
      if (!own || before === null) return undefined;
      if (name !== before) return null;
      return {
        message: `${name} came twice, and nothing in between`,
        expected: name === 'STOP' ? 'RESUME' : 'STOP',
        actual: name,
      };
    };
  }),
};
