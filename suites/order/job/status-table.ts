/** The states of a job, the ways between them, and the verbs that each allows: JobStatus and JobVerb as QEMU keeps them. */

/** State → states that may be announced next. */
export const TRANSITIONS: Record<string, readonly string[]> = {
  undefined: ['created'],
  created: ['running', 'aborting', 'null'],
  running: ['paused', 'ready', 'waiting', 'aborting'],
  paused: ['running'],
  ready: ['standby', 'waiting', 'aborting'],
  standby: ['ready'],
  waiting: ['pending', 'aborting'],
  pending: ['concluded', 'aborting'],
  aborting: ['concluded'],
  concluded: ['null'],
  // The next job of the same id.
  null: ['created'],
};

const ACTIVE = ['created', 'running', 'paused', 'ready', 'standby'];

interface Verb {
  /** States in which a job may accept it. */
  states: readonly string[];
  /** Commands that apply it, with the argument that names the job. */
  commands: Record<string, 'id' | 'device'>;
}

/** By JobVerb. */
export const VERBS: Record<string, Verb> = {
  cancel: {
    states: [...ACTIVE, 'waiting', 'pending'],
    commands: { 'job-cancel': 'id', 'block-job-cancel': 'device' },
  },
  pause: { states: ACTIVE, commands: { 'job-pause': 'id', 'block-job-pause': 'device' } },
  resume: { states: ACTIVE, commands: { 'job-resume': 'id', 'block-job-resume': 'device' } },
  'set-speed': { states: ACTIVE, commands: { 'block-job-set-speed': 'device' } },
  change: { states: ACTIVE, commands: { 'block-job-change': 'id' } },
  // A job on standby has been ready, and newer versions complete it.
  complete: {
    states: ['ready', 'standby'],
    commands: { 'job-complete': 'id', 'block-job-complete': 'device' },
  },
  finalize: { states: ['pending'], commands: { 'job-finalize': 'id', 'block-job-finalize': 'id' } },
  dismiss: { states: ['concluded'], commands: { 'job-dismiss': 'id', 'block-job-dismiss': 'id' } },
};
