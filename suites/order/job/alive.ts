import { type OrderRule, perSession } from '../rule.js';
import { BLOCK_JOB_EVENTS, JobStates, jobOf, STATUS_EVENT } from './states.js';

export const alive: OrderRule = {
  name: 'job/alive',
  title: 'no event comes for a job after its state null',
  events: [STATUS_EVENT, ...BLOCK_JOB_EVENTS],
  judge: perSession(() => {
    const jobs = new JobStates();
    return (happening) => {
      jobs.note(happening);
      if (happening.kind !== 'event' || happening.name === STATUS_EVENT) return undefined;
      const id = jobOf(happening);
      const status = jobs.now(id);
      if (status === undefined) return undefined;
      if (status !== 'null') return null;
      return {
        message: `${happening.name} of job ${id}, which is null`,
        expected: 'no event until a job of this id is created again',
        actual: happening.name,
      };
    };
  }),
};
