import { type OrderRule, perSession } from '../rule.js';
import { jobOf, STATUS_EVENT } from './states.js';

export const mirror: OrderRule = {
  name: 'job/ready-before-completed',
  title: 'a mirror that completes without an error was ready before',
  events: [STATUS_EVENT, 'BLOCK_JOB_READY', 'BLOCK_JOB_COMPLETED'],
  judge: perSession(() => {
    /** Jobs seen since they were created → whether they have been ready. */
    const lives = new Map<string, boolean>();
    return (happening) => {
      const { kind, name, value } = happening;
      if (kind !== 'event') return undefined;
      const id = jobOf(happening);
      if (name === STATUS_EVENT && value.status === 'created') lives.set(id, false);
      if (name === 'BLOCK_JOB_READY' && lives.has(id)) lives.set(id, true);
      if (name !== 'BLOCK_JOB_COMPLETED' || value.type !== 'mirror' || 'error' in value) return undefined;
      const was = lives.get(id);
      if (was === undefined) return undefined;
      if (was) return null;
      return {
        message: `mirror ${id} completed without having been ready`,
        expected: 'BLOCK_JOB_READY before BLOCK_JOB_COMPLETED',
        actual: name,
      };
    };
  }),
};
