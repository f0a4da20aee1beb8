import { standsOn } from '../../basis.js';
import { cite } from '../cite.js';
import { type OrderRule, perSession } from '../rule.js';

export const quit: OrderRule = {
  name: 'run-state/quit',
  title: 'a machine that shuts down because of quit does not run again',
  stands: standsOn('documentation', { detail: true }),
  cites: [cite('SHUTDOWN', 162, 'the machine is shut down'), cite('quit', 174, 'the process ends')],
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
