import { isObject, type JsonValue } from '../../../schema/json.js';
import { wireText } from '../../../schema/json-text.js';
import { type OrderRule, perSession, type Violation } from '../rule.js';
import { JobStates, STATUS_EVENT } from './states.js';

export const listed: OrderRule = {
  name: 'job/listed',
  title: 'query-jobs lists the jobs that were announced, in the state that was announced last',
  says: [
    ['query-jobs', 'fca53d9c77', '8d6e37a31e'],
    ['JobInfo', '4c73565cce'],
    ['JOB_STATUS_CHANGE', 'c580722c35'],
  ],
  detail: true,
  events: [STATUS_EVENT],
  commands: ['query-jobs'],
  judge: perSession(() => {
    const jobs = new JobStates();
    return (happening) => {
      jobs.note(happening);
      const { kind, request, value } = happening;
      if (kind !== 'return' || !request || !Array.isArray(value.return)) return undefined;
      const list = new Map(value.return.filter(isObject).map((job) => [wireText(job.id), job.status]));
      const known = jobs.ids();
      for (const id of known) {
        const found = jobs.during(id, request, happening);
        const wrong = found && disagreement(id, found, list.get(id));
        if (wrong) return wrong;
      }
      const secret = happening.session.early ? unannounced(list, known) : null;
      return secret ?? (known.length > 0 ? null : undefined);
    };
  }),
};

/** `found`: states that the job may have had when it was listed. */
function disagreement(id: string, found: string[], status: JsonValue | undefined): Violation | null {
  const fits = status === undefined ? found.includes('null') : found.includes(wireText(status));
  if (fits) return null;
  return {
    message: `query-jobs says that job ${id} is ${wireText(status ?? 'not there')}, events say ${found.join(', then ')}`,
    expected: found,
    actual: status ?? null,
  };
}

function unannounced(
  list: ReadonlyMap<string, JsonValue | undefined>,
  known: readonly string[],
): Violation | null {
  const id = [...list.keys()].find((each) => !known.includes(each));
  if (id === undefined) return null;
  return {
    message: `query-jobs lists job ${id}, which no event had announced`,
    expected: 'JOB_STATUS_CHANGE from created on',
    actual: id,
  };
}
