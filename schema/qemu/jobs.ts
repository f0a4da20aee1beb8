/**
 * Jobs: what starts one, and what orders it about. Source: QEMU's reference manuals (JobType, JobVerb and each command).
 * In which states a job may be is told apart, in job-automaton.ts.
 */

export interface Starter {
  /** JobType. */
  type: string;
  /** Listed by query-block-jobs, and told of by the BLOCK_JOB_ events. Without `job-id` it is named as its `device`. */
  block?: boolean;
  /** It works on the state of the whole machine: once it is over, nothing takes back what it did. */
  machine?: boolean;
}

const block = (type: string): Starter => ({ type, block: true });

/** By command; each names its job by `job-id`. */
export const JOB_STARTERS: Readonly<Record<string, Starter>> = {
  'block-stream': block('stream'),
  'block-commit': block('commit'),
  'drive-mirror': block('mirror'),
  'blockdev-mirror': block('mirror'),
  'drive-backup': block('backup'),
  'blockdev-backup': block('backup'),
  'blockdev-create': { type: 'create' },
  'x-blockdev-amend': { type: 'amend' },
  'snapshot-save': { type: 'snapshot-save', machine: true },
  'snapshot-load': { type: 'snapshot-load', machine: true },
  'snapshot-delete': { type: 'snapshot-delete', machine: true },
};

export const BLOCK_JOB_STARTERS: readonly string[] = Object.keys(JOB_STARTERS).filter(
  (command) => JOB_STARTERS[command]?.block,
);

export type JobVerb =
  | 'cancel'
  | 'pause'
  | 'resume'
  | 'set-speed'
  | 'change'
  | 'complete'
  | 'finalize'
  | 'dismiss';

/** JobVerb → the commands that apply it, each with the argument that names the job. */
export const JOB_VERBS: Readonly<Record<JobVerb, Readonly<Record<string, 'id' | 'device'>>>> = {
  cancel: { 'job-cancel': 'id', 'block-job-cancel': 'device' },
  pause: { 'job-pause': 'id', 'block-job-pause': 'device' },
  resume: { 'job-resume': 'id', 'block-job-resume': 'device' },
  'set-speed': { 'block-job-set-speed': 'device' },
  change: { 'block-job-change': 'id' },
  complete: { 'job-complete': 'id', 'block-job-complete': 'device' },
  finalize: { 'job-finalize': 'id', 'block-job-finalize': 'id' },
  dismiss: { 'job-dismiss': 'id', 'block-job-dismiss': 'id' },
};
