/** What one session was told about the states of jobs. */

import { wireText } from '../../../schema/json-text.js';
import type { Happening } from '../../monitor.js';

export const STATUS_EVENT = 'JOB_STATUS_CHANGE';

/** Events about a block job; they name it `device`, but for the last, which says `id`. */
export const BLOCK_JOB_EVENTS = [
  'BLOCK_JOB_READY',
  'BLOCK_JOB_COMPLETED',
  'BLOCK_JOB_CANCELLED',
  'BLOCK_JOB_ERROR',
  'BLOCK_JOB_PENDING',
];

/** The job that an event is about. */
export function jobOf({ value }: Happening): string {
  return wireText(value.id ?? value.device);
}

interface Told {
  status: string;
  n: number;
}

/** Of one job, more changes than any reply is waited for. */
const KEPT = 256;

export class JobStates {
  private readonly jobs = new Map<string, Told[]>();

  /** Notes a change of state; other happenings are ignored. */
  note(happening: Happening): void {
    if (happening.name !== STATUS_EVENT) return;
    const id = jobOf(happening);
    const told = this.jobs.get(id) ?? [];
    told.push({ status: wireText(happening.value.status), n: happening.n });
    if (told.length > KEPT) told.shift();
    this.jobs.set(id, told);
  }

  /** The state last told of; undefined when there was none. */
  now(id: string): string | undefined {
    return this.jobs.get(id)?.at(-1)?.status;
  }

  /** Jobs that were told of. */
  ids(): string[] {
    return [...this.jobs.keys()];
  }

  /**
   * The states in which a request may have found the job: what was told last before it was sent, and all that came
   * until its reply. Undefined when nothing was told before.
   */
  during(id: string, request: Happening, reply: Happening): string[] | undefined {
    const told = this.jobs.get(id) ?? [];
    const before = told.findLastIndex(({ n }) => n < request.n);
    if (before < 0) return undefined;
    return told.slice(before).flatMap(({ status, n }) => (n < reply.n ? [status] : []));
  }
}
