import { wireText } from '../../../schema/json-text.js';
import { JOB_VERB_STATES } from '../../../schema/qemu/job-automaton.js';
import { JOB_VERBS, type JobVerb } from '../../../schema/qemu/jobs.js';
import { type OrderRule, perSession } from '../rule.js';
import { JobStates, STATUS_EVENT } from './states.js';

const COMMANDS = new Map(
  Object.entries(JOB_VERBS).flatMap(([verb, commands]) =>
    Object.entries(commands).map(
      ([command, argument]) => [command, { states: JOB_VERB_STATES[verb as JobVerb], argument }] as const,
    ),
  ),
);

export const verb: OrderRule = {
  name: 'job/verb',
  title: 'a job accepts a command only in the states that allow it',
  says: [
    ['job-pause', '8e3f6123f2'],
    ['job-cancel', '67a9bb73e1'],
    ['job-complete', '846be1c448', '15726497a7'],
    ['job-finalize', 'd54e7fb435'],
    ['job-dismiss', '15d807eccd', '464464b9d4'],
  ],
  detail: true,
  events: [STATUS_EVENT],
  commands: [...COMMANDS.keys()],
  judge: perSession(() => {
    const jobs = new JobStates();
    return (happening) => {
      jobs.note(happening);
      const { kind, name, request } = happening;
      const rule = COMMANDS.get(name);
      if (kind !== 'return' || !rule || !request) return undefined;
      const id = wireText(request.value[rule.argument]);
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
