/** Commands that start, order about and list jobs. */
import type { JsonObject } from '../../../../schema/json.js';
import { JOB_STARTERS, JOB_VERBS, type Starter } from '../../../../schema/qemu/jobs.js';
import { QmpError } from '../../errors.js';
import type { Machine } from '../../machine.js';
import { writeOver } from '../block/node.js';
import type { Handler, Handlers } from '../handler.js';
import { isObeyed, Job, type JobEffects, type JobPlan, type ObeyedVerb } from './job.js';

/** Of a kind of job; the rest is in the arguments. */
type Kind = Omit<JobPlan, 'id' | 'length' | 'speed' | 'source' | 'target'>;

/** A mirror goes on until it is told to complete; others than block jobs have always waited to be dismissed. */
function kindOf({ type, block = false }: Starter): Kind {
  return { type, block, endless: type === 'mirror', autoFinalize: true, autoDismiss: block };
}

/** There is no machine whose state could be saved. */
const STARTERS = Object.entries(JOB_STARTERS).filter(([, { machine }]) => !machine);

const MOST_GRANULARITY = 64 << 20;

const ORDERS = Object.entries(JOB_VERBS).flatMap(([verb, commands]) =>
  Object.keys(commands).map((command) => [command, verb] as const),
);

export const jobs: Handlers = {
  ...Object.fromEntries(STARTERS.map(([command, kind]) => [command, starter(kindOf(kind))])),
  ...Object.fromEntries(
    ORDERS.flatMap(([command, verb]) =>
      isObeyed(verb) ? [[command, command.startsWith('block-') ? blockJob(verb) : anyJob(verb)]] : [],
    ),
  ),

  'query-jobs': ({ jobs: all }) =>
    [...all.values()].map(({ status, offset, aborted, plan: { id, type, length } }) => ({
      id,
      type,
      status,
      'current-progress': offset,
      'total-progress': length,
      ...(aborted ? { error: 'Operation canceled' } : {}),
    })),

  'query-block-jobs': ({ jobs: all }) =>
    [...all.values()]
      .filter(({ plan }) => plan.block)
      .map(({ status, plan, offset, paused }) => ({
        type: plan.type,
        device: plan.id,
        len: plan.length,
        offset,
        speed: plan.speed,
        busy: false,
        paused,
        ready: status === 'ready' || status === 'standby',
        'io-status': 'ok',
        status,
        'auto-finalize': plan.autoFinalize,
        'auto-dismiss': plan.autoDismiss,
      })),
};

function starter(kind: Kind): Handler {
  return (machine, args) => {
    refuseOptions(kind.type, args);
    const id = String(args['job-id'] ?? args.device);
    if (machine.jobs.has(id)) throw new QmpError(`Job ID '${id}' already in use`);
    const { nodes, ...effects } = involved(machine, id, args);
    const plan: JobPlan = {
      ...kind,
      ...nodes,
      id,
      speed: speedOf(args),
      autoFinalize: (args['auto-finalize'] as boolean | undefined) ?? kind.autoFinalize,
      autoDismiss: (args['auto-dismiss'] as boolean | undefined) ?? kind.autoDismiss,
    };
    keep(machine, new Job(plan, (event, data) => machine.emit(event, data), effects, machine.group));
    return {};
  };
}

/** Throws QmpError for options that do not go together, or are out of their range. */
function refuseOptions(type: string, { granularity, ...args }: JsonObject): void {
  const bases = ['base', 'base-node', 'bottom'].filter((name) => args[name] !== undefined);
  if (type === 'stream' && bases.length > 1)
    throw new QmpError(`'${bases.join("' and '")}' cannot be specified at the same time`);
  if (type !== 'mirror' || granularity === undefined || granularity === 0) return;
  const size = Number(granularity);
  if (size < 512 || size > MOST_GRANULARITY || !Number.isInteger(Math.log2(size)))
    throw new QmpError("Parameter 'granularity' expects a power of 2 from 512 to 64M");
}

/** The nodes and the bitmap that a job uses, as far as they are named. Throws QmpError where they do not fit. */
function involved(machine: Machine, id: string, args: JsonObject): Involved {
  const source = machine.nodes.get(String(args.device));
  const target = machine.nodes.get(String(args.target));
  if (target && target === source) throw new QmpError('A node cannot be copied into itself');
  // A stream copies what is in backing files.
  const length = target || source?.children.has('backing') ? (source?.size ?? 0) : 0;
  if (target && target.size !== length) throw new QmpError('Source and target image have different sizes');
  const bitmap = typeof args.bitmap === 'string' ? source?.bitmaps.get(args.bitmap) : undefined;
  if (typeof args.bitmap === 'string' && !bitmap)
    throw new QmpError(`Bitmap '${args.bitmap}' could not be found`);
  if (bitmap) bitmap.user = `block job '${id}'`;
  return {
    nodes: {
      length,
      ...(source ? { source: String(args.device) } : {}),
      ...(target ? { target: String(args.target) } : {}),
    },
    copied: () => target && writeOver(target),
    released() {
      if (bitmap) bitmap.user = null;
    },
  };
}

interface Involved extends JobEffects {
  nodes: Pick<JobPlan, 'length' | 'source' | 'target'>;
}

function anyJob(verb: ObeyedVerb): Handler {
  return (machine, args) => {
    const job = machine.jobs.get(String(args.id));
    if (!job) throw new QmpError('Job not found');
    job.order(verb);
    return keep(machine, job);
  };
}

function blockJob(verb: ObeyedVerb): Handler {
  return (machine, args) => {
    // Some of these commands call it a device, for the times when a device could have one job only.
    const id = String(args.device ?? args.id);
    const job = machine.jobs.get(id);
    if (!job?.plan.block) throw new QmpError(`Block job '${id}' not found`, 'DeviceNotActive');
    // A mirror that is in step has nothing to undo: cancelling it is completing it, unless forced.
    // To cancel it would have to go on: only force does without.
    if (verb === 'cancel' && job.paused && args.force !== true)
      throw new QmpError(`The block job for device '${id}' is currently paused`);
    job.order(verb === 'cancel' && job.status === 'ready' && args.force !== true ? 'complete' : verb);
    // With another speed it may end at once: it is ordered about before.
    if (verb === 'set-speed') job.speed = speedOf(args);
    return keep(machine, job);
  };
}

function keep({ jobs: all }: Machine, job: Job): JsonObject {
  if (job.status === 'null') all.delete(job.plan.id);
  else all.set(job.plan.id, job);
  return {};
}

/** In bytes a second; what is beyond exact numbers is as good as no limit. */
function speedOf({ speed = 0 }: JsonObject): number {
  const bytes = Number(speed);
  if (bytes < 0) throw new QmpError("Parameter 'speed' expects a non-negative value");
  return Math.min(bytes, Number.MAX_SAFE_INTEGER);
}
