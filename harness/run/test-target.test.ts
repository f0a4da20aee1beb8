import { expect, it } from 'vitest';
import { TargetError, type TargetProblem } from '../target/error.js';
import type { Target } from '../target/target.js';
import { takeMachine } from './test-target.js';

const target = {} as Target;

function failing(problem: TargetProblem, times: number) {
  let asked = 0;
  const take = async () => {
    if (asked++ < times) throw new TargetError(problem, 'no');
    return target;
  };
  return { take, asked: () => asked };
}

it('starts a machine that hangs once more, and only once', async () => {
  await expect(takeMachine(failing('silent', 1).take, ['-S'])).resolves.toBe(target);
  const twice = failing('silent', 2);
  await expect(takeMachine(twice.take, ['-S'])).rejects.toThrow(TargetError);
  expect(twice.asked()).toBe(2);
});

it('does not start a machine again that ended, nor a target that is itself what is tested', async () => {
  for (const [problem, machine] of [
    ['exited', ['-S']],
    ['silent', undefined],
  ] as const) {
    const once = failing(problem, 1);
    await expect(takeMachine(once.take, machine)).rejects.toThrow(TargetError);
    expect(once.asked()).toBe(1);
  }
});
