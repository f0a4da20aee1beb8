/**
 * The states of a job, the ways between them, and the verbs that each allows: JobStatus and JobVerb as QEMU keeps them. Only
 * judges read it. The reference server has an automaton of its own, so that each shows the mistakes of the other; lint
 * refuses the import.
 */
import type { JobVerb } from './jobs.js';

/** State → states that may be announced next. */
export const JOB_TRANSITIONS: Readonly<Record<string, readonly string[]>> = {
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

/** States in which a job may accept a verb. */
export const JOB_VERB_STATES: Readonly<Record<JobVerb, readonly string[]>> = {
  cancel: [...ACTIVE, 'waiting', 'pending'],
  pause: ACTIVE,
  resume: ACTIVE,
  'set-speed': ACTIVE,
  change: ACTIVE,
  // A job on standby has been ready, and newer versions complete it.
  complete: ['ready', 'standby'],
  finalize: ['pending'],
  dismiss: ['concluded'],
};
