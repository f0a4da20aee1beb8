/** Plays the same steps again and again, and looks at what the target holds in between. */
import type { Usage } from '../../../suites/case.js';
import type { FindingStep, Symptom } from '../../finding.js';
import {
  DESCRIPTOR_ROUNDS,
  descriptorLeak,
  judgeLeak,
  MEMORY_ROUNDS,
  memoryLeak,
  restores,
} from '../oracle/leak.js';
import type { PlayOutcome, PlayStage } from './stage.js';

/** Blocks that must all have grown. */
const BLOCKS = 4;

export type LookAt = () => Usage | null;

export interface Repeated {
  /** Everything that was sent, in order. */
  sent: FindingStep[];
  outcome: PlayOutcome;
  leak: Symptom | null;
}

export interface RepeatOptions {
  /** Milliseconds that the rounds for descriptors may take if those for memory, forty times as many, are to follow. */
  allowance?: number;
  /** Asked between blocks; true ends it. */
  stop?(): boolean;
}

/** Ends early where the steps do not leave everything as before, where nobody may look, and with the first leak. */
export async function repeat(
  stage: Pick<PlayStage, 'send' | 'target'>,
  steps: readonly FindingStep[],
  look: LookAt,
  { allowance = Number.POSITIVE_INFINITY, stop = () => false }: RepeatOptions = {},
): Promise<Repeated> {
  let spent = 0;
  const once = steps.map(({ together: _, ...step }) => step);
  const result: Repeated = { sent: [], outcome: { kind: 'answered' }, leak: null };
  let first: readonly boolean[] | null = null;
  let even = true;

  const block = async (rounds: number, of: readonly FindingStep[], judged: boolean): Promise<boolean> => {
    if (stop()) return false;
    const group = Array.from({ length: rounds }, () => of)
      .flat()
      .map((step, i) => (i > 0 ? { ...step, together: true as const } : step));
    const succeeded: boolean[] = [];
    const started = performance.now();
    result.outcome = await stage.send(group, ({ value }, i) => {
      succeeded[i] = 'return' in value;
    });
    spent += performance.now() - started;
    result.sent.push(...group);
    if (result.outcome.kind !== 'answered') return false;
    if (judged) {
      first ??= succeeded.slice(0, of.length);
      even &&= restores(of, first) && succeeded.every((s, i) => s === first?.[i % of.length]);
    }
    return even;
  };
  /** Growth by one figure during one block; null when the end is reached. */
  const growth = async (rounds: number, figure: keyof Usage, of: readonly FindingStep[], judged = true) => {
    const before = await settled(look);
    if (!before || !(await block(rounds, of, judged))) return null;
    const after = await settled(look);
    return after && after[figure] - before[figure];
  };

  // What is set up once, and what may be refused only from the second time on, comes before anything counts.
  if (!(await block(2, once, false)) || !(await block(DESCRIPTOR_ROUNDS, once, true))) return result;
  const descriptors: number[] = [];
  for (let i = 0; i < BLOCKS; i++) {
    const more = await growth(DESCRIPTOR_ROUNDS, 'descriptors', once);
    if (more === null) return result;
    descriptors.push(more);
  }
  const { program } = stage.target;
  const open = descriptorLeak(descriptors);
  if (open !== null) return { ...result, leak: judgeLeak(program, 'descriptors', steps, open, descriptors) };

  if (spent > allowance) return result;
  const harmless: FindingStep[] = [{ session: 0, send: { execute: 'query-version' } }];
  if (!(await block(MEMORY_ROUNDS, once, true))) return result;
  const [memory, idle]: [number[], number[]] = [[], []];
  for (let i = 0; i < BLOCKS; i++) {
    const more = await growth(MEMORY_ROUNDS, 'memory', once);
    const none = more === null ? null : await growth(MEMORY_ROUNDS, 'memory', harmless, false);
    if (more === null || none === null) return result;
    memory.push(more);
    idle.push(none);
    // One that did not grow decides already.
    if (memoryLeak(memory, idle) === null) return result;
  }
  const kept = memoryLeak(memory, idle) as number;
  return { ...result, leak: judgeLeak(program, 'memory', steps, kept, memory) };
}

const PAUSE = 20;
const LOOKS = 50;

/** Once it is the same twice in a row: what is freed a little later is no leak. */
async function settled(look: LookAt): Promise<Usage | null> {
  let last = look();
  for (let i = 0; i < LOOKS && last; i++) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const now = look();
    if (now?.memory === last.memory && now.descriptors === last.descriptors) return now;
    last = now;
  }
  return last;
}
