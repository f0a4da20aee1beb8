import { expect, test } from 'vitest';
import type { Reply } from '../../../suites/case.js';
import type { FindingStep } from '../../finding.js';
import type { Target } from '../../target/target.js';
import { DESCRIPTOR_ROUNDS, MEMORY_ROUNDS } from '../oracle/leak.js';
import { repeat } from './repeat.js';
import type { PlayStage } from './stage.js';

const STEPS: FindingStep[] = [{ session: 0, send: { execute: 'query-chardev' } }];
const usage = { descriptors: 9, memory: 1 << 20 };

/** Answers everything with success, each group after so many milliseconds. */
function stageOf(delay: number): Pick<PlayStage, 'send' | 'target'> {
  return {
    target: { program: 'made-up' } as Target,
    async send(group, onReply) {
      await new Promise((resolve) => setTimeout(resolve, delay));
      for (const index of group.keys()) onReply({ value: { return: [] } } as unknown as Reply, index);
      return { kind: 'answered' };
    },
  };
}

/** Two rounds that settle it, one block without a measurement, four with one. */
const FOR_DESCRIPTORS = 2 + 5 * DESCRIPTOR_ROUNDS;

test('memory is looked at where the rounds for descriptors were fast', async () => {
  const { sent, leak } = await repeat(stageOf(0), STEPS, () => usage, { allowance: 10_000 });
  expect(leak).toBeNull();
  expect(sent.length).toBeGreaterThan(FOR_DESCRIPTORS + MEMORY_ROUNDS);
});

test('what is slow is not repeated thousands of times in a run, and is when it is wanted', async () => {
  const slow = stageOf(5);
  expect((await repeat(slow, STEPS, () => usage, { allowance: 10 })).sent).toHaveLength(FOR_DESCRIPTORS);
  expect((await repeat(slow, STEPS, () => usage)).sent.length).toBeGreaterThan(FOR_DESCRIPTORS);
});

test('ends between blocks when it is told to', async () => {
  let asked = 0;
  const { sent } = await repeat(stageOf(0), STEPS, () => usage, { stop: () => ++asked > 2 });
  expect(sent).toHaveLength(2 + DESCRIPTOR_ROUNDS);
});
