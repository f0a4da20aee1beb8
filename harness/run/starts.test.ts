import { expect, it } from 'vitest';
import { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';
import { persistent, Starts } from './starts.js';

const target = {} as Target;
const fails = async () => {
  throw new TargetError('exited', 'it fell over');
};

it('tries a start that fails once more, and says so where that succeeds', async () => {
  const notes: string[] = [];
  const starts = new Starts((message) => notes.push(message));
  let asked = 0;
  await expect(starts.try(async () => (asked++ === 0 ? fails() : target))).resolves.toBe(target);
  expect(asked).toBe(2);
  expect(notes).toEqual([expect.stringContaining('it fell over')]);
  expect(starts.over).toBeNull();
});

it('is over when three in a row fail, and not when another one between them does not', async () => {
  const starts = new Starts(() => {});
  for (const fail of [true, true, false, true, true])
    await starts.try(fail ? fails : async () => target).catch(() => {});
  expect(starts.over).toBeNull();
  await expect(starts.try(fails)).rejects.toThrow('it fell over');
  expect(starts.over?.message).toBe('it fell over');
});

it('is not concerned with mistakes of ours', async () => {
  const starts = new Starts(() => {});
  let asked = 0;
  const wrong = async () => {
    asked++;
    throw new Error('ours');
  };
  await expect(starts.try(wrong)).rejects.toThrow('ours');
  expect(asked).toBe(1);
});

it('gives whoever asks for one a target, until three starts in a row have failed', async () => {
  let asked = 0;
  const once = persistent({
    take: async () => (asked++ < 3 ? fails() : target),
    ...{ boots: 7, bootMs: 9 },
  });
  await expect(once.take()).resolves.toBe(target);
  expect([asked, once.boots, once.bootMs]).toEqual([4, 7, 9]);
  await expect(persistent({ take: fails, ...{ boots: 0, bootMs: 0 } }).take()).rejects.toThrow(
    'it fell over',
  );
});
