import { wireText } from '../../../schema/json-text.js';
import { BLOCK_JOB_STARTERS } from '../../../schema/qemu/jobs.js';
import { type OrderRule, perSession } from '../rule.js';
import { jobOf, STATUS_EVENT } from './states.js';

interface Life {
  status: string;
  /** Made with `auto-finalize: false`. */
  manual: boolean;
  announced: boolean;
}

const BEFORE_PENDING = ['created', 'running', 'paused', 'ready', 'standby', 'waiting'];

export const pending: OrderRule = {
  name: 'job/pending',
  title: 'BLOCK_JOB_PENDING comes once, when a job is pending that waits to be finalized',
  says: [
    ['BLOCK_JOB_PENDING', '0ed7c5e5bb', 'dce89f4d33'],
    ['JobStatus', 'f06c37488c'],
  ],
  detail: true,
  events: [STATUS_EVENT, 'BLOCK_JOB_PENDING'],
  commands: BLOCK_JOB_STARTERS,
  judge: perSession(() => {
    const lives = new Map<string, Life>();
    return (happening) => {
      const { kind, name, request, value } = happening;
      if (kind === 'return' && request?.value['auto-finalize'] === false) {
        const life = lives.get(wireText(request.value['job-id'] ?? request.value.device));
        if (life && BEFORE_PENDING.includes(life.status)) life.manual = true;
      }
      if (kind !== 'event') return undefined;
      const id = jobOf(happening);
      const life = lives.get(id);
      if (name === STATUS_EVENT) {
        const before = life?.status;
        const status = wireText(value.status);
        if (status === 'created') lives.set(id, { status, manual: false, announced: false });
        else if (life) life.status = status;
        if (!life?.manual || life.announced || before !== 'pending') return undefined;
        return {
          message: `job ${id} was pending, made with auto-finalize off, and went on without BLOCK_JOB_PENDING`,
          expected: 'BLOCK_JOB_PENDING',
          actual: status,
        };
      }
      if (!life) return undefined;
      const wrong = life.announced
        ? 'again'
        : life.status === 'pending'
          ? null
          : `while it was ${life.status}`;
      life.announced = true;
      if (wrong === null) return null;
      return {
        message: `BLOCK_JOB_PENDING of job ${id} came ${wrong}`,
        expected: 'once, right after JOB_STATUS_CHANGE has said pending',
        actual: life.status,
      };
    };
  }),
};
