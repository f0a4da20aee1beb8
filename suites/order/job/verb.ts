import { standsOn } from '../../basis.js';
import { cite } from '../cite.js';
import { type OrderRule, perSession } from '../rule.js';
import { JobStates, STATUS_EVENT } from './states.js';
import { VERBS } from './status-table.js';

const COMMANDS = new Map(
  Object.values(VERBS).flatMap(({ states, commands }) =>
    Object.entries(commands).map(([command, argument]) => [command, { states, argument }] as const),
  ),
);

export const verb: OrderRule = {
  name: 'job/verb',
  title: 'a job accepts a command only in the states that allow it',
  stands: standsOn('documentation', { detail: true }),
  cites: [
    cite('JobVerb', 105, 'the commands that a job may be given'),
    cite('job-complete', 185, 'of a job that is ready'),
    cite('job-finalize', 219, 'of a job that is pending'),
    cite('job-dismiss', 201, 'of a job that is concluded'),
  ],
  events: [STATUS_EVENT],
  commands: [...COMMANDS.keys()],
  judge: perSession(() => {
    const jobs = new JobStates();
    return (happening) => {
      jobs.note(happening);
      const { kind, name, request } = happening;
      const rule = COMMANDS.get(name);
      if (kind !== 'return' || !rule || !request) return undefined;
      const id = String(request.value[rule.argument]);
      const found = jobs.during(id, request, happening);
      if (found === undefined) return undefined;
      if (found.some((status) => rule.states.includes(status))) return null;
      return {
        message: `${name} was accepted by job ${id}, which was ${found.join(', then ')}`,
        expected: { error: 'refused', 'accepted only when': [...rule.states] },
        actual: found,
      };
    };
  }),
};
