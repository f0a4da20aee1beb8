import { isObject, type JsonValue } from '../../../schema/json.js';
import { type OrderRule, perSession } from '../rule.js';
import { JobStates, jobOf, STATUS_EVENT } from './states.js';

/** States of a job whose own work is not done yet. */
const AT_WORK = ['created', 'running', 'paused', 'ready', 'standby'];

export const grouped: OrderRule = {
  name: 'job/grouped',
  title: 'no job of a grouped transaction is pending before all its jobs have done their work',
  says: [
    ['ActionCompletionMode', 'f4543b489c'],
    ['JobStatus', '47d9758c63'],
  ],
  detail: true,
  events: [STATUS_EVENT],
  commands: ['transaction'],
  judge: perSession(() => {
    const jobs = new JobStates();
    let groups: string[][] = [];
    return (happening) => {
      jobs.note(happening);
      const { kind, request, value } = happening;
      // Those that are over before the reply has come are not judged.
      if (kind === 'return' && request) {
        const group = groupOf(request.value.properties, request.value.actions);
        if (group.length > 1 && group.every((each) => AT_WORK.includes(jobs.now(each) ?? '')))
          groups.push(group);
      }
      if (kind !== 'event') return undefined;
      const id = jobOf(happening);
      const group = groups.find((each) => each.includes(id));
      if (value.status === 'null') groups = groups.filter((each) => each !== group);
      if (value.status !== 'pending' || !group) return undefined;
      const late = group.find((other) => AT_WORK.includes(jobs.now(other) ?? ''));
      if (late === undefined) return null;
      return {
        message: `job ${id} is pending while job ${late} of the same transaction is ${jobs.now(late)}`,
        expected: 'all jobs of the transaction waiting',
        actual: jobs.now(late) ?? null,
      };
    };
  }),
};

/** The jobs of a transaction that complete together. */
function groupOf(properties: JsonValue | undefined, actions: JsonValue | undefined): string[] {
  if (!isObject(properties) || properties['completion-mode'] !== 'grouped' || !Array.isArray(actions))
    return [];
  return actions.flatMap((action) => {
    const data = isObject(action) && isObject(action.data) ? action.data : {};
    return typeof data['job-id'] === 'string' ? [data['job-id']] : [];
  });
}
