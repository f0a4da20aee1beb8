import { wireText } from '../../../schema/json-text.js';
import { type OrderRule, perSession } from '../rule.js';
import { BLOCK_JOB_EVENTS, jobOf, STATUS_EVENT } from './states.js';

interface Life {
  status: string;
  /** Has become ready for the first time, and BLOCK_JOB_READY has not come yet. */
  owing: boolean;
  announced: boolean;
}

export const ready: OrderRule = {
  name: 'job/ready',
  title: 'BLOCK_JOB_READY comes once a job, right when it becomes ready',
  says: [
    ['BLOCK_JOB_READY', 'dbb70d50d2'],
    ['JobStatus', 'c0781a7759'],
  ],
  detail: true,
  events: [STATUS_EVENT, ...BLOCK_JOB_EVENTS],
  judge: perSession(() => {
    const lives = new Map<string, Life>();
    return (happening) => {
      if (happening.kind !== 'event') return undefined;
      const id = jobOf(happening);
      const status = wireText(happening.value.status);
      if (happening.name === STATUS_EVENT && status === 'created') {
        lives.set(id, { status, owing: false, announced: false });
        return undefined;
      }
      const life = lives.get(id);
      if (!life) return undefined;
      if (happening.name === 'BLOCK_JOB_READY') {
        const wrong = life.announced
          ? 'again'
          : life.status === 'ready'
            ? null
            : `while it was ${life.status}`;
        life.owing = false;
        life.announced = true;
        if (wrong === null) return null;
        return {
          message: `BLOCK_JOB_READY of job ${id} came ${wrong}`,
          expected: 'once, right after JOB_STATUS_CHANGE has said ready',
          actual: life.status,
        };
      }
      const missed = life.owing;
      life.owing = false;
      if (happening.name === STATUS_EVENT) {
        life.owing = status === 'ready' && life.status === 'running' && !life.announced;
        life.status = status;
      }
      if (!missed) return undefined;
      return {
        message: `job ${id} became ready, and went on without BLOCK_JOB_READY`,
        expected: 'BLOCK_JOB_READY',
        actual: happening.name,
      };
    };
  }),
};
