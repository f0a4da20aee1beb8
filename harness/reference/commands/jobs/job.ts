/** A job, which does all its work at once and then waits wherever its client wants a say. */
import type { JsonObject } from '../../../../schema/json.js';
import { QmpError } from '../../errors.js';

export type JobStatus =
  | 'created' | 'running' | 'ready' | 'standby' | 'waiting' | 'pending' | 'aborting' | 'concluded' | 'null'; // biome-ignore format: a list

export type JobVerb = 'cancel' | 'pause' | 'resume' | 'set-speed' | 'complete' | 'finalize' | 'dismiss';

const WORKING: JobStatus[] = ['created', 'running', 'ready', 'standby'];

/** In which states a job takes which order. */
const ALLOWED: Record<JobVerb, JobStatus[]> = {
  cancel: [...WORKING, 'waiting', 'pending'],
  pause: WORKING,
  resume: WORKING,
  'set-speed': WORKING,
  complete: ['ready'],
  finalize: ['pending'],
  dismiss: ['concluded'],
};

export interface JobPlan {
  id: string;
  type: string;
  /** Whether query-block-jobs and the BLOCK_JOB_ events know it. */
  block: boolean;
  /** Goes on mirroring until it is told to complete. */
  endless: boolean;
  autoFinalize: boolean;
  autoDismiss: boolean;
}

/** Tells the monitors. */
export type Emit = (event: string, data: JsonObject) => void;

export class Job {
  status: JobStatus = 'created';

  constructor(
    readonly plan: JobPlan,
    private readonly emit: Emit,
  ) {
    this.enter('created');
    this.enter('running');
    if (!plan.endless) {
      this.finishWork();
      return;
    }
    this.enter('ready');
    this.announce('BLOCK_JOB_READY');
  }

  /** Does what the client orders. Throws QmpError where the job's state does not allow it. */
  order(verb: JobVerb): void {
    const { id } = this.plan;
    if (!ALLOWED[verb].includes(this.status)) {
      throw new QmpError(`Job '${id}' in state '${this.status}' cannot accept command verb '${verb}'`);
    }
    switch (verb) {
      case 'cancel':
        this.enter('aborting');
        this.conclude('BLOCK_JOB_CANCELLED');
        break;
      case 'pause':
        if (this.status === 'standby') throw new QmpError('Job is already paused');
        this.enter('standby');
        break;
      case 'resume':
        if (this.status !== 'standby') throw new QmpError("Can't resume a job that was not paused");
        this.enter('ready');
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

  private finishWork(): void {
    this.enter('waiting');
    this.enter('pending');
    if (this.plan.autoFinalize) this.conclude('BLOCK_JOB_COMPLETED');
    else if (this.plan.block) this.emit('BLOCK_JOB_PENDING', { id: this.plan.id, type: this.plan.type });
  }

  private conclude(outcome: string): void {
    this.announce(outcome);
    this.enter('concluded');
    if (this.plan.autoDismiss) this.enter('null');
  }

  private enter(status: JobStatus): void {
    this.status = status;
    this.emit('JOB_STATUS_CHANGE', { id: this.plan.id, status });
  }

  private announce(event: string): void {
    const { id: device, type, block } = this.plan;
    if (block) this.emit(event, { device, type, len: 0, offset: 0, speed: 0 });
  }
}
