/** Requests of a batch that got no reply, told apart. */
import type { ProbeCase } from '../../suites/case.js';
import type { RunState } from './plan.js';
import { batches } from './schedule.js';

/** So many requests that get no reply are told apart one by one, each at the price of a boot or a timeout. */
export const STRIKES = 30;
/** Those of one command: if it does not answer so often, its other requests are as slow. */
const STRIKES_EACH = 5;

/**
 * The first without a reply is the suspect; it runs alone, the others again together. Those of the same command are kept apart:
 * if it is slow, they must not hold up the rest.
 */
export function tellApart(
  [suspect, ...others]: readonly ProbeCase[],
  state: Pick<RunState, 'strikes' | 'strikesOf' | 'recorder' | 'queue'>,
): void {
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
  if (before >= STRIKES_EACH) block([suspect, ...alike], apart(before, `requests of ${execute}`));
  else {
    state.strikes++;
    strikesOf.set(execute, before + 1);
    queue.push({ kind: 'single', testCase: suspect }, ...batches(alike, Math.max(1, alike.length)));
  }
  queue.push(...batches(rest, Math.max(1, rest.length)));
}
