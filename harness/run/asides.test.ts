import { expect, test } from 'vitest';
import { Asides } from './asides.js';

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

test('two go on at the same time, the others after them, and it is done when all are', async () => {
  const asides = new Asides();
  const gates = [gate(), gate(), gate()];
  const started: number[] = [];
  for (const [i, { opened }] of gates.entries())
    asides.add(async () => {
      started.push(i);
      await opened;
    });
  expect(started).toEqual([0, 1]);
  let done = false;
  const whole = asides.done().then(() => {
    done = true;
  });
  gates[0]?.open();
  await new Promise((resolve) => setTimeout(resolve));
  expect([started, done]).toEqual([[0, 1, 2], false]);
  gates[1]?.open();
  gates[2]?.open();
  await whole;
});

test('an error of one is not lost, and stops no other', async () => {
  const asides = new Asides();
  const seen: string[] = [];
  asides.add(() => Promise.reject(new Error('no')));
  asides.add(async () => void seen.push('other'));
  await expect(asides.done()).rejects.toThrow('no');
  expect(seen).toEqual(['other']);
});
