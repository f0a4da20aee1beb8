/**
 * What may be done to a job in which state: each pair of a verb and a state is a scenario. In TypeScript, because the table below
 * says in twenty lines which change is documented for which pair; as YAML it would be 82 scenarios that differ in two words.
 */
import { citeSentence } from '../../references.js';
import type { Scenario, Step } from '../engine/format.js';
import { VERB_CITATIONS } from './verb-citations.js';

/** States in which a job can be held. */
const STATES = ['running', 'paused', 'ready', 'standby', 'waiting', 'pending', 'concluded'] as const;
type State = (typeof STATES)[number];

interface Verb {
  command: string;
  /** The argument that names the job. */
  name: 'id' | 'device';
  /** The status that it gets to from each state; `gone`: there is no such job any more; absent: refused. */
  to: Partial<Record<State, string>>;
  /** States in which it is refused by some versions and kept for later by others, and no document says which. */
  open?: readonly State[];
}

const pause = { running: 'paused', ready: 'standby' };
const resume = { paused: 'running', standby: 'ready' };
const cancel = { running: 'concluded', ready: 'concluded', waiting: 'concluded', pending: 'concluded' };
/** A mirror held before it is finalized. */
const complete = { ready: 'pending' };
const finalize = { pending: 'concluded' };
const dismiss = { concluded: 'gone' };

const VERBS: readonly Verb[] = [
  { command: 'job-pause', name: 'id', to: pause },
  { command: 'job-resume', name: 'id', to: resume },
  { command: 'job-cancel', name: 'id', to: { ...cancel, paused: 'concluded', standby: 'concluded' } },
  { command: 'job-complete', name: 'id', to: complete, open: ['standby'] },
  { command: 'job-finalize', name: 'id', to: finalize },
  { command: 'job-dismiss', name: 'id', to: dismiss },
  { command: 'block-job-pause', name: 'device', to: pause },
  { command: 'block-job-resume', name: 'device', to: resume },
  // Without `force` a paused job is not cancelled, and a mirror that is ready ends as if it were completed.
  { command: 'block-job-cancel', name: 'device', to: { ...cancel, ready: 'pending' } },
  { command: 'block-job-complete', name: 'device', to: complete, open: ['standby'] },
  { command: 'block-job-finalize', name: 'id', to: finalize },
  { command: 'block-job-dismiss', name: 'id', to: dismiss },
];

export const verbScenarios: Scenario[] = VERBS.flatMap((verb) =>
  STATES.filter((state) => !verb.open?.includes(state)).map((state) => cited(scenario(verb, state))),
);

/** That a request is refused is a detail. */
function cited(made: Scenario): Scenario {
  const sentences = VERB_CITATIONS[made.id] ?? [];
  return { ...made, cites: sentences.map((each) => citeSentence(each, made.id.includes('/failure/'))) };
}

function scenario({ command, name, to }: Verb, state: State): Scenario {
  const request = { execute: command, arguments: { [name]: 'job' } };
  const given = [`${state} job`];
  const reached = to[state];
  if (reached === undefined) {
    return {
      id: `command/${command}/failure/${state}`,
      title: `${command} of a ${state} job is refused and changes nothing`,
      given,
      steps: [
        { ...request, error: 'GenericError' },
        { query: 'query-jobs', has: { id: 'job', status: state } },
      ],
    };
  }
  return {
    id: `command/${command}/success/${state}`,
    title: `${command} of a ${state} job ${reached === 'gone' ? 'removes it' : `makes it ${reached}`}`,
    given,
    steps: [{ ...request, returns: {} }, ...arrival(reached)],
  };
}

function arrival(status: string): Step[] {
  if (status === 'gone') return [{ query: 'query-jobs', lacks: { id: 'job' } }];
  return [{ query: 'query-jobs', has: { id: 'job', status }, eventually: true }];
}
