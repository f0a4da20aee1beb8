/** Commands that start, order about and list jobs. */
import type { JsonObject } from '../../../../schema/json.js';
import { QmpError } from '../../errors.js';
import type { Machine } from '../../machine.js';
import type { Handler, Handlers } from '../handler.js';
import { Job, type JobPlan, type JobVerb } from './job.js';

const BLOCK = { block: true, endless: false, autoFinalize: true, autoDismiss: true };
const MIRROR = { ...BLOCK, type: 'mirror', endless: true };
/** These have always waited to be dismissed. */
const PLAIN = { block: false, endless: false, autoFinalize: true, autoDismiss: false };

const STARTERS: Record<string, Omit<JobPlan, 'id'>> = {
  'block-commit': { ...BLOCK, type: 'commit' },
  'block-stream': { ...BLOCK, type: 'stream' },
  'blockdev-backup': { ...BLOCK, type: 'backup' },
  'drive-backup': { ...BLOCK, type: 'backup' },
  'blockdev-mirror': MIRROR,
  'drive-mirror': MIRROR,
  'blockdev-create': { ...PLAIN, type: 'create' },
  'x-blockdev-amend': { ...PLAIN, type: 'amend' },
};

const ANY_JOB: JobVerb[] = ['cancel', 'pause', 'resume', 'complete', 'finalize', 'dismiss'];
const BLOCK_JOB: JobVerb[] = [...ANY_JOB, 'set-speed'];

export const jobs: Handlers = {
  ...Object.fromEntries(Object.entries(STARTERS).map(([command, plan]) => [command, starter(plan)])),
  ...Object.fromEntries(ANY_JOB.map((verb) => [`job-${verb}`, anyJob(verb)])),
  ...Object.fromEntries(BLOCK_JOB.map((verb) => [`block-job-${verb}`, blockJob(verb)])),

  'query-jobs': ({ jobs: all }) =>
    [...all.values()].map(({ status, plan: { id, type } }) => ({
      id,
      type,
      status,
      'current-progress': 0,
      'total-progress': 0,
    })),

  'query-block-jobs': ({ jobs: all }) =>
    [...all.values()]
      .filter(({ plan }) => plan.block)
      .map(({ status, plan }) => ({
        type: plan.type,
        device: plan.id,
        len: 0,
        offset: 0,
        speed: 0,
        busy: false,
        paused: status === 'standby',
        ready: status === 'ready',
        'io-status': 'ok',
        status,
        'auto-finalize': plan.autoFinalize,
        'auto-dismiss': plan.autoDismiss,
      })),
};

function starter(plan: Omit<JobPlan, 'id'>): Handler {
  return (machine, args) => {
    const id = String(args['job-id'] ?? args.device);
    if (machine.jobs.has(id)) throw new QmpError(`Job ID '${id}' already in use`);
    const choices = {
      autoFinalize: (args['auto-finalize'] as boolean | undefined) ?? plan.autoFinalize,
      autoDismiss: (args['auto-dismiss'] as boolean | undefined) ?? plan.autoDismiss,
    };
    keep(machine, new Job({ ...plan, ...choices, id }, (event, data) => machine.emit(event, data)));
    return {};
  };
}

function anyJob(verb: JobVerb): Handler {
  return (machine, args) => {
    const job = machine.jobs.get(String(args.id));
    if (!job) throw new QmpError('Job not found');
    job.order(verb);
    return keep(machine, job);
  };
}

function blockJob(verb: JobVerb): Handler {
  return (machine, args) => {
    // Some of these commands call it a device, for the times when a device could have one job only.
    const id = String(args.device ?? args.id);
    const job = machine.jobs.get(id);
    if (!job?.plan.block) throw new QmpError(`Block job '${id}' not found`, 'DeviceNotActive');
    // A mirror that is in step has nothing to undo: cancelling it is completing it, unless forced.
    job.order(verb === 'cancel' && job.status === 'ready' && args.force !== true ? 'complete' : verb);
    return keep(machine, job);
  };
}

function keep({ jobs: all }: Machine, job: Job): JsonObject {
  if (job.status === 'null') all.delete(job.plan.id);
  else all.set(job.plan.id, job);
  return {};
}
