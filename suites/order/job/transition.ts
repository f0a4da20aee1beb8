import { ownEntry } from '../../../schema/json.js';
import { JOB_TRANSITIONS } from '../../../schema/qemu/job-automaton.js';
import { type OrderRule, perSession } from '../rule.js';
import { jobOf, STATUS_EVENT } from './states.js';

export const transition: OrderRule = {
  name: 'job/transition',
  title: 'a job goes from created to null by the states in between, and by no other way',
  events: [STATUS_EVENT],
  judge: perSession(() => {
    const states = new Map<string, string>();
    return (happening) => {
      if (happening.kind !== 'event') return undefined;
      // An event that lacks what it must have is judged by its type.
      if (typeof happening.value.status !== 'string') return undefined;
      const id = jobOf(happening);
      const { status } = happening.value;
      const before = states.get(id) ?? (happening.session.early ? 'undefined' : null);
      states.set(id, status);
      const allowed = before === null ? undefined : ownEntry(JOB_TRANSITIONS, before);
      if (allowed === undefined || !Object.hasOwn(JOB_TRANSITIONS, status)) return undefined;
      if (allowed.includes(status)) return null;
      return {
        message: `job ${id} went from ${before} to ${status}`,
        expected: { 'next status': [...allowed] },
        actual: status,
      };
    };
  }),
};
