import { type OrderRule, perSession } from '../rule.js';

export const quit: OrderRule = {
  name: 'run-state/quit',
  title: 'a machine that shuts down because of quit does not run again',
  says: [
    ['quit', 'ffb75a3fdd', '253668508c'],
    ['ShutdownCause', 'a3b9c4970b'],
    ['SHUTDOWN', '4f855a50bc'],
  ],
  detail: true,
  events: ['SHUTDOWN', 'RESUME', 'RESET'],
  judge: perSession(() => {
    let over = false;
    return ({ kind, name, value }) => {
      if (kind !== 'event') return undefined;
      if (over) return { message: `${name} after the SHUTDOWN of quit`, expected: 'the end', actual: name };
      over = name === 'SHUTDOWN' && value.reason === 'host-qmp-quit';
      return over ? null : undefined;
    };
  }),
};
