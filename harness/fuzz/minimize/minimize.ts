/** From a sequence that once showed something to the essence of it. Every version is tried on a fresh target. */
import type { Observation, Step } from '../../finding.js';
import type { TranscriptEntry } from '../../results.js';
import { refusedOf } from '../oracle/refused.js';
import { sameBug } from '../oracle/same.js';
import { play, type Replay } from '../play/replay.js';
import { reduce, shortestTail, type Test } from './reduce.js';
import { simplerSteps } from './steps.js';

export interface Essence {
  steps: Step[];
  /** As seen with these steps. */
  observation: Observation;
  transcript: TranscriptEntry[];
  /** Of m final attempts, n showed it. */
  reproduced: [n: number, m: number];
}

export interface Effort {
  /** Milliseconds for making it smaller; the final attempts come on top. */
  budget: number;
  /** Final attempts. */
  attempts: number;
  /** Asked before each attempt; true ends the search with what there is. */
  stop(): boolean;
}

/** Times that the whole is tried before it counts as not reproducible. */
const PATIENCE = 3;

/** Null when the steps do not show it again. Throws TargetError. */
export async function minimize(
  replay: Replay,
  found: Observation,
  original: readonly Step[],
  { budget, attempts, stop }: Effort,
): Promise<Essence | null> {
  const refused = refusedOf(found);
  const deadline = performance.now() + budget;
  const over = () => stop() || performance.now() > deadline;
  let last = { observation: found, transcript: [] as TranscriptEntry[] };
  const attempt = async (steps: readonly Step[]): Promise<boolean> => {
    const { observation, transcript } = await play(replay, steps, refused);
    if (!observation || !sameBug(observation, found)) return false;
    last = { observation, transcript };
    return true;
  };
  const test = async (steps: readonly Step[]) => !over() && (await attempt(steps));

  const alone = original.map(({ together: _, ...step }) => step);
  const tail = (await shortestTail(alone, test)) ?? (await shortestTail(original, test));
  let start: readonly Step[] | null = tail;
  for (let i = 0; !start && i < PATIENCE; i++) if (await attempt(original)) start = original;
  if (!start) return null;
  const plain = await plainest(await reduce(start, test), test);
  const steps = await reduce(plain, test);
  let seen = 0;
  for (let i = 0; i < attempts; i++) if (await attempt(steps)) seen++;
  return { steps: [...steps], ...last, reproduced: [seen, attempts] };
}

/** Every step as simple as can be. */
async function plainest(steps: readonly Step[], test: Test<Step>): Promise<readonly Step[]> {
  for (let from = steps; ; ) {
    let better: readonly Step[] | undefined;
    for (const candidate of simplerSteps(from)) {
      if (!(await test(candidate))) continue;
      better = candidate;
      break;
    }
    if (!better) return from;
    from = better;
  }
}
