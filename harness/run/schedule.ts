/** The portions in which cases are run: probes in batches, everything else one by one. */
import { WAITS_FOR_GUEST } from '../../schema/qemu/effects.js';
import type { Case, ProbeCase } from '../../suites/case.js';
import { machineOf } from './target-reuse.js';

export type WorkItem = { kind: 'single'; testCase: Case } | { kind: 'batch'; probes: ProbeCase[] };

/** One digest and one round trip are shared by this many probes. */
const BATCH = 512;

export function workItems(cases: readonly Case[], seed: number): WorkItem[] {
  const probes = cases.filter((c): c is ProbeCase => 'probe' in c);
  const others = cases.filter((c) => !('probe' in c));
  // Those that leave nothing to restore come first; one that needs a target of its own between them would cost two.
  const modest = others.filter((c) => !c.needs.cleansUp && !c.needs.fresh);
  // Then, machine by machine, those that may follow each other on one target, and those that may be the last on it.
  const demanding = others.filter((c) => c.needs.cleansUp || c.needs.fresh);
  const sharing = [...new Set(demanding.map(machineOf))].flatMap((machine) => {
    const alike = demanding.filter((c) => machineOf(c) === machine);
    return [...alike.filter((c) => c.needs.cleansUp), ...alike.filter((c) => !c.needs.cleansUp)];
  });
  const singles: WorkItem[] = [...modest, ...sharing].map((testCase) => ({ kind: 'single', testCase }));
  // The last commands of a list may be those that wait (device_add of QEMU 7.2 takes 60 ms to refuse): others work meanwhile.
  const rest = batches(probes, BATCH).reverse();
  // While the processor of its machine is busy it may not be answered at all, which takes long to find out.
  const first = rest.filter((item) => item.kind === 'batch' && item.probes.some(waitsForGuest));
  const items = [...first, ...singles, ...rest.filter((item) => !first.includes(item))];
  return seed === 0 ? items : shuffled(items, seed);
}

const waitsForGuest = ({ probe }: ProbeCase) => WAITS_FOR_GUEST.has(probe.execute);

export function batches(probes: readonly ProbeCase[], size: number): WorkItem[] {
  const items: WorkItem[] = [];
  for (let at = 0; at < probes.length; at += size)
    items.push({ kind: 'batch', probes: probes.slice(at, at + size) });
  return items;
}

/** Fisher and Yates, with a small generator of its own: the same seed gives the same order everywhere. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed >>> 0;
  for (let i = result.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
