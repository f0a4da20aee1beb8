/** Requests of a batch that got no reply, told apart. */
import { WAITS_FOR_GUEST } from '../../schema/qemu/effects.js';
import type { Case, ProbeCase } from '../../suites/case.js';
import type { RunState } from './plan.js';
import { confirmSuspect } from './retry.js';
import { batches } from './schedule.js';

/** So many requests that get no reply are told apart one by one, each at the price of a boot or a timeout. */
export const STRIKES = 30;
/** Those of one command: if it does not answer so often, its other requests are as slow. */
const STRIKES_EACH = 5;

/** Commands of these probes for which QEMU may wait for the guest. */
export function waiting(probes: readonly ProbeCase[]): string[] {
  return [...WAITS_FOR_GUEST].filter((command) => probes.some(({ probe }) => probe.execute === command));
}

/**
 * Other cases that need one of these commands wait until the task is done (`unansweredNeed`): whether it is answered is looked
 * for.
 */
export async function lookingFor(
  commands: readonly string[],
  { lookedFor }: Pick<RunState, 'lookedFor'>,
  task: () => Promise<void>,
): Promise<void> {
  const done = task();
  const known = done.catch(() => {});
  for (const command of commands) lookedFor.set(command, known);
  try {
    await done;
  } finally {
    for (const command of commands) if (lookedFor.get(command) === known) lookedFor.delete(command);
  }
}

/**
 * Why a case on the user's own machine need not be tried: it needs a command that waits for the guest, and waits for ever there. Or
 * until when that is not known.
 */
export function unansweredNeed(
  testCase: Case,
  state: Pick<RunState, 'neverAnswered' | 'lookedFor'>,
): { reason: string } | { until: Promise<void> } | null {
  const { machine, commands = [] } = testCase.needs;
  if (machine || 'traffic' in testCase) return null;
  for (const command of commands.filter((each) => WAITS_FOR_GUEST.has(each))) {
    if (state.neverAnswered(command))
      return { reason: `${command} gets no reply on this machine, as another case shows` };
    const until = state.lookedFor.get(command);
    if (until) return { until };
  }
  return null;
}

/**
 * The first without a reply is the suspect; it is tried alone, while the others run again together. Those of the same command are
 * kept apart: if it is slow, they must not hold up the rest.
 */
export function tellApart([suspect, ...others]: readonly ProbeCase[], state: RunState): void {
  if (!suspect) return;
  const { queue, strikesOf } = state;
  const { execute } = suspect.probe;
  const before = strikesOf.get(execute) ?? 0;
  const alike = others.filter(({ probe }) => probe.execute === execute);
  const rest = others.filter(({ probe }) => probe.execute !== execute);
  const block = (probes: readonly ProbeCase[], reason: string) => {
    for (const probe of probes) state.recorder.record(probe, { outcome: 'blocked', reason });
  };
  const apart = (count: number, what: string) =>
    `no reply came; ${count} ${what} without one were told apart before, this one was not looked for`;
  if (state.strikes >= STRIKES) {
    block([suspect, ...others], apart(STRIKES, 'requests'));
    return;
  }
  if (before >= STRIKES_EACH || state.neverAnswered(execute))
    block([suspect, ...alike], apart(before, `requests of ${execute}`));
  else {
    state.strikes++;
    strikesOf.set(execute, before + 1);
    state.aside(() => lookingFor([execute], state, () => confirmSuspect(suspect, state)));
    queue.push(...batches(alike, Math.max(1, alike.length)));
  }
  queue.push(...batches(rest, Math.max(1, rest.length)));
}
