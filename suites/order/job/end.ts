import { wireText } from '../../../schema/json-text.js';
import { BLOCK_JOB_STARTERS } from '../../../schema/qemu/jobs.js';
import { type OrderRule, perSession } from '../rule.js';
import { BLOCK_JOB_EVENTS, jobOf, STATUS_EVENT } from './states.js';

interface Life {
  ran: boolean;
  /** It is a block job: others end without an event of their own. */
  block: boolean;
  end: string | null;
}

const ENDS = ['BLOCK_JOB_COMPLETED', 'BLOCK_JOB_CANCELLED'];

export const end: OrderRule = {
  name: 'job/end',
  title:
    'a block job that has run ends with one of BLOCK_JOB_COMPLETED and BLOCK_JOB_CANCELLED before it is concluded',
  says: [
    ['BLOCK_JOB_COMPLETED', '7f2afb6628'],
    ['BLOCK_JOB_CANCELLED', '8cb64122e3'],
  ],
  detail: true,
  events: [STATUS_EVENT, ...BLOCK_JOB_EVENTS],
  commands: BLOCK_JOB_STARTERS,
  judge: perSession(() => {
    const lives = new Map<string, Life>();
    return (happening) => {
      const { kind, name, request, value } = happening;
      if (kind === 'return' && request) {
        const made = lives.get(wireText(request.value['job-id'] ?? request.value.device));
        if (made) made.block = true;
      }
      if (kind !== 'event') return undefined;
      const id = jobOf(happening);
      if (name === STATUS_EVENT && value.status === 'created')
        lives.set(id, { ran: false, block: false, end: null });
      const life = lives.get(id);
      if (!life) return undefined;
      if (name !== STATUS_EVENT) {
        life.block = true;
        return ENDS.includes(name) ? ending(id, life, name) : undefined;
      }
      if (value.status === 'running') life.ran = true;
      if (value.status !== 'concluded') return undefined;
      lives.delete(id);
      if (!life.block || !life.ran || life.end !== null) return undefined;
      return {
        message: `block job ${id} was concluded without BLOCK_JOB_COMPLETED or BLOCK_JOB_CANCELLED`,
        expected: ENDS,
        actual: 'concluded',
      };
    };
  }),
};

function ending(id: string, life: Life, name: string) {
  const before = life.end;
  life.end = name;
  if (before === null && life.ran) return null;
  return {
    message:
      before === null ? `${name} of job ${id}, which never ran` : `${name} of job ${id} after ${before}`,
    expected: 'one event that ends a job that has run',
    actual: name,
  };
}
