/**
 * What a server keeps of requests that leave nothing behind: those that were refused, those that only look, and pairs of
 * which one takes away what the other made. Pure.
 */
import { NAMED_PAIRS } from '../../../schema/qemu/derived.js';
import { acts } from '../../../schema/qemu/effects.js';
import type { FindingStep, Symptom } from '../../finding.js';
import { commandOf, stepArguments } from '../play/step.js';

/** Rounds of one block, in which usage is compared before and after. */
export const DESCRIPTOR_ROUNDS = 24;
export const MEMORY_ROUNDS = 1_000;

/** A descriptor in every other round is one that nobody closes. */
const DESCRIPTORS = DESCRIPTOR_ROUNDS / 2;
/** Bytes: 64 in every round; less is lost in how memory is handed out. */
const MEMORY = 64 * MEMORY_ROUNDS;
/** What a harmless request keeps in the same time is somebody else's doing: a guest's, a timer's. */
const NOISE = 4;

/** Whether everything is as before when these steps have been played with these results. */
export function restores(steps: readonly FindingStep[], succeeded: readonly boolean[]): boolean {
  const acted = steps.filter((step, i) => succeeded[i] && acts(commandOf(step) ?? ''));
  const [first, second] = acted;
  if (!first) return true;
  const args = stepArguments(first) ?? {};
  return NAMED_PAIRS.some(
    ({ makes, ends, names }) =>
      acted.length === 2 &&
      commandOf(first) === makes &&
      commandOf(second as FindingStep) === ends &&
      names.every(
        (name) =>
          typeof args[name] === 'string' && args[name] === stepArguments(second as FindingStep)?.[name],
      ),
  );
}

/** Descriptors that each of the blocks added; null when that is no leak. */
export function descriptorLeak(growth: readonly number[]): number | null {
  return growth.length > 0 && growth.every((more) => more >= DESCRIPTORS)
    ? middle(growth) / DESCRIPTOR_ROUNDS
    : null;
}

/** `idle`: growth in blocks of a harmless request, in between. Bytes a round; null when that is no leak. */
export function memoryLeak(growth: readonly number[], idle: readonly number[]): number | null {
  const least = Math.min(...growth);
  const steady = growth.length > 0 && least >= MEMORY && Math.max(...growth) <= 4 * least;
  return steady && Math.max(...idle) * NOISE <= least ? Math.round(middle(growth) / MEMORY_ROUNDS) : null;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] as number;
}

export function judgeLeak(
  program: string,
  what: 'descriptors' | 'memory',
  steps: readonly FindingStep[],
  each: number,
  growth: readonly number[],
): Symptom {
  const commands = steps.map((step) => commandOf(step)).join(', ');
  const rounds = what === 'memory' ? MEMORY_ROUNDS : DESCRIPTOR_ROUNDS;
  const amount = what === 'memory' ? `${each} bytes of memory` : `${each} descriptors`;
  return {
    kind: 'leak',
    signature: `leak of ${what}: ${commands}`,
    title: `${program} keeps ${amount} of every ${commands}, which leaves nothing behind`,
    observed: {
      what,
      rounds,
      expected: 'nothing is kept of requests that are refused, only look, or are undone',
      actual: `after each ${rounds} rounds more by ${growth.join(', ')}`,
    },
    cites: [],
    stderr: '',
  };
}
