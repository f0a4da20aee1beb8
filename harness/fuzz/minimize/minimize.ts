/** From a sequence that once showed something to the essence of it. Every version is tried on a fresh target. */
import type { JsonValue } from '../../../schema/json.js';
import { stringifyJson } from '../../../schema/json-text.js';
import type { FindingStep, Symptom } from '../../finding.js';
import type { TranscriptEntry } from '../../results.js';
import { sameBug } from '../oracle/same.js';
import { soughtOf } from '../oracle/sought.js';
import { play, type Replay } from '../play/replay.js';
import { type Hints, starts } from './starts.js';
import { simplerSteps } from './steps.js';

/** Finds a small part of a list that still does it. */

/** Resolves true when these items still do it. */
type Test<T> = (items: readonly T[]) => Promise<boolean>;

/** Delta debugging: leaves out ever smaller pieces until no single item can be spared. `items` must do it. */
export async function reduce<T>(items: readonly T[], test: Test<T>): Promise<readonly T[]> {
  let kept = items;
  for (let size = Math.ceil(kept.length / 2); kept.length > 1; ) {
    let shrunk = false;
    // From the end: what comes last is mostly what it takes, so the pieces before it go first.
    for (let end = kept.length; end > 0; end -= size) {
      const start = Math.max(0, end - size);
      const rest = [...kept.slice(0, start), ...kept.slice(end)];
      if (rest.length === 0 || !(await test(rest))) continue;
      kept = rest;
      shrunk = true;
    }
    if (size === 1 && !shrunk) break;
    size = shrunk ? Math.min(size, Math.ceil(kept.length / 2)) : Math.ceil(size / 2);
  }
  return kept;
}

export interface Essence {
  steps: FindingStep[];
  /** As seen with these steps. */
  observation: Symptom;
  transcript: TranscriptEntry[];
  /** Of m final attempts, n showed it. */
  reproduced: [n: number, m: number];
}

export interface Effort {
  /** Versions tried at most, whatever time each takes; the final attempts come on top. */
  tries: number;
  /** Milliseconds at most. */
  budget: number;
  /** Final attempts. */
  attempts: number;
  /** Asked before each attempt; true ends the search with what there is. */
  stop(): boolean;
}

/** Times that the whole is tried before it counts as not reproducible. */
const TRIES = 3;

/** Part of the final attempts that must show it, else it is tried in another way, too. */
const STEADY = 0.9;

/** Milliseconds for which a hang is waited for while it is made small; the final attempts wait as long as ever. */
const GLANCE = 1_500;
/** Final attempts at a hang, at a time: who waits does nothing else. */
const TOGETHER = 5;

/** Null when the steps do not show it again. Throws TargetError. */
export async function minimize(
  replay: Replay,
  found: Symptom,
  original: readonly FindingStep[],
  { tries, budget, attempts, stop }: Effort,
  hints: Hints = {},
): Promise<Essence | null> {
  const sought = soughtOf(found);
  const deadline = performance.now() + budget;
  let left = tries;
  const over = () => stop() || left <= 0 || performance.now() > deadline;
  let last = { observation: found, transcript: [] as TranscriptEntry[] };
  const hangs = found.kind === 'hang';
  const search = hangs ? { ...replay, timeout: Math.min(replay.timeout, GLANCE) } : replay;
  const attempt = async (steps: readonly FindingStep[], how = search): Promise<boolean> => {
    const { observation, transcript } = await play(how, steps, sought);
    if (!observation || !sameBug(observation, found)) return false;
    last = { observation, transcript };
    return true;
  };
  const futile = new Set<string>();
  const test = async (steps: readonly FindingStep[]) => {
    // What has failed once is not tried again, unless it is all there is.
    const text = stringifyJson(steps as unknown as JsonValue);
    if (futile.has(text) || over()) return false;
    left--;
    const shown = await attempt(steps);
    if (!shown) futile.add(text);
    return shown;
  };

  let start: readonly FindingStep[] | null = null;
  for (const part of starts(original, hints)) {
    const alone = part.map(({ together: _, ...step }) => step);
    if (await test(alone)) start = alone;
    else if (part.some(({ together }) => together) && (await test(part))) start = part;
    if (start) break;
  }
  for (let i = 0; !start && !stop() && i < TRIES; i++) if (await attempt(original)) start = original;
  if (!start) return null;
  const plain = await plainest(await reduce(start, test), test);
  const steps = await reduce(plain, test);
  /** Plays them as often as it takes to tell how often they show it. */
  const rated = async (candidate: readonly FindingStep[]): Promise<Essence> => {
    const shown: boolean[] = [];
    const together = hangs ? Math.min(TOGETHER, attempts) : 1;
    while (shown.length < attempts && !stop()) {
      const round = Math.min(together, attempts - shown.length);
      shown.push(...(await Promise.all(Array.from({ length: round }, () => attempt(candidate, replay)))));
    }
    return { steps: [...candidate], ...last, reproduced: [shown.filter(Boolean).length, shown.length] };
  };
  const alone = await rated(steps);
  const [seen] = alone.reproduced;
  // The same once more, of which the better half is told, would be no rate.
  const already = steps.slice(1).every(({ together }) => together);
  if (seen >= STEADY * attempts || already || stop()) return alone;
  // What depends on how soon one request follows the other comes more often where they are sent at once.
  const atOnce = await rated(pipelined(steps));
  const [often, tried] = atOnce.reproduced;
  return often > seen && tried === attempts ? atOnce : alone;
}

function pipelined(steps: readonly FindingStep[]): FindingStep[] {
  return steps.map((step, i) => (i > 0 ? { ...step, together: true as const } : step));
}

/** Every step as simple as can be. */
async function plainest(
  steps: readonly FindingStep[],
  test: Test<FindingStep>,
): Promise<readonly FindingStep[]> {
  for (let from = steps; ; ) {
    let better: readonly FindingStep[] | undefined;
    for (const candidate of simplerSteps(from)) {
      if (!(await test(candidate))) continue;
      better = candidate;
      break;
    }
    if (!better) return from;
    from = better;
  }
}
