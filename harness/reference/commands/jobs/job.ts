/** A job, which does its work at once, unless it was told to be slow, and then waits wherever its client wants a say. */
import type { JsonObject } from '../../../../schema/json.js';
import type { JobVerb } from '../../../../schema/qemu/jobs.js';
import { QmpError } from '../../errors.js';
import type { Group, GroupMember } from './group.js';

export type JobStatus =
  | 'created' | 'running' | 'paused' | 'ready' | 'standby' | 'waiting' | 'pending' | 'aborting' | 'concluded' | 'null'; // biome-ignore format: a list

/** There is nothing to change about these jobs. */
export type ObeyedVerb = Exclude<JobVerb, 'change'>;

const WORKING: JobStatus[] = ['created', 'running', 'paused', 'ready', 'standby'];
/** A client that pauses finds it in the other state. */
const AT_REST: Partial<Record<JobStatus, JobStatus>> = { running: 'paused', ready: 'standby' };

/** In which states a job takes which order: not taken from the table that judges read, so that a mistake in either shows. */
const ALLOWED: Record<ObeyedVerb, JobStatus[]> = {
  cancel: [...WORKING, 'waiting', 'pending'],
  pause: WORKING,
  resume: WORKING,
  'set-speed': WORKING,
  complete: ['ready'],
  finalize: ['pending'],
  dismiss: ['concluded'],
};

export function isObeyed(verb: string): verb is ObeyedVerb {
  return Object.hasOwn(ALLOWED, verb);
}

export interface JobPlan {
  id: string;
  type: string;
  /** Whether query-block-jobs and the BLOCK_JOB_ events know it. */
  block: boolean;
  /** Goes on mirroring until it is told to complete. */
  endless: boolean;
  autoFinalize: boolean;
  autoDismiss: boolean;
  /** Nodes that it reads and writes. */
  source?: string;
  target?: string;
  /** Bytes to do. */
  length: number;
  /** Bytes a second; 0: as many as there are. */
  speed: number;
}

/** What happens to the machine meanwhile. */
export interface JobEffects {
  /** All bytes have been copied. */
  copied(): void;
  /** Nothing is used any more. */
  released(): void;
}

/** Tells the monitors. */
export type Emit = (event: string, data: JsonObject) => void;

export class Job implements GroupMember {
  status: JobStatus = 'created';
  aborted = false;
  private done = 0;

  constructor(
    readonly plan: JobPlan,
    private readonly emit: Emit,
    private readonly effects: JobEffects,
    private readonly group: Group | null,
  ) {
    group?.join(this);
    this.enter('created');
    this.enter('running');
    this.work();
  }

  /** Bytes that are done. */
  get offset(): number {
    return this.done;
  }

  /** It uses nothing any more, and only waits to be dismissed. */
  get over(): boolean {
    return this.status === 'concluded' || this.status === 'null';
  }

  get paused(): boolean {
    return this.status === 'paused' || this.status === 'standby';
  }

  /** Throws QmpError. */
  set speed(bytes: number) {
    if (bytes < 0) throw new QmpError("Parameter 'speed' expects a non-negative value");
    this.plan.speed = bytes;
    if (this.status === 'running') this.work();
  }

  /** Does what the client orders. Throws QmpError where the job's state does not allow it. */
  order(verb: ObeyedVerb): void {
    const { id } = this.plan;
    if (!ALLOWED[verb].includes(this.status)) {
      throw new QmpError(`Job '${id}' in state '${this.status}' cannot accept command verb '${verb}'`);
    }
    switch (verb) {
      case 'cancel':
        this.abort();
        this.group?.abort();
        break;
      case 'pause':
        if (this.paused) throw new QmpError('Job is already paused');
        this.enter(AT_REST[this.status] ?? 'paused');
        break;
      case 'resume':
        if (!this.paused) throw new QmpError("Can't resume a job that was not paused");
        this.enter(this.status === 'standby' ? 'ready' : 'running');
        if (this.status === 'running') this.work();
        break;
      case 'complete':
        this.finishWork();
        break;
      case 'finalize':
        this.conclude('BLOCK_JOB_COMPLETED');
        break;
      case 'dismiss':
        this.enter('null');
        break;
    }
  }

  /** Does everything, unless that takes more than a second. */
  private work(): void {
    const { length, speed, endless } = this.plan;
    if (speed > 0 && length > speed) return;
    this.done = length;
    this.effects.copied();
    if (endless) {
      this.enter('ready');
      this.announce('BLOCK_JOB_READY');
    } else this.finishWork();
  }

  /** Whatever it does, it does no more. */
  abort(): void {
    // A job that rests goes on before it ends.
    if (this.paused) this.enter(this.status === 'standby' ? 'ready' : 'running');
    this.aborted = true;
    this.enter('aborting');
    this.conclude('BLOCK_JOB_CANCELLED');
  }

  /** All that it waited for are done. */
  proceed(): void {
    this.enter('pending');
    if (this.plan.autoFinalize) this.conclude('BLOCK_JOB_COMPLETED');
    else if (this.plan.block) this.emit('BLOCK_JOB_PENDING', { id: this.plan.id, type: this.plan.type });
  }

  private finishWork(): void {
    this.enter('waiting');
    if (this.group) this.group.arrived();
    else this.proceed();
  }

  private conclude(outcome: string): void {
    this.announce(outcome);
    this.enter('concluded');
    this.effects.released();
    if (this.plan.autoDismiss) this.enter('null');
  }

  private enter(status: JobStatus): void {
    this.status = status;
    this.emit('JOB_STATUS_CHANGE', { id: this.plan.id, status });
  }

  private announce(event: string): void {
    const { id: device, type, block, length: len, speed } = this.plan;
    if (block) this.emit(event, { device, type, len, offset: this.done, speed });
  }
}
