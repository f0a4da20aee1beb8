/** One request, or a pair that undoes itself, over and over: nothing of it may be kept. */
import { chance, pick } from '../../../generators/fuzz/draw.js';
import { isObject } from '../../../schema/json.js';
import { NAMED_PAIRS } from '../../../schema/qemu/derived.js';
import type { FindingStep } from '../../finding.js';
import { restores } from '../oracle/leak.js';
import type { Mode, RunContext } from './mode.js';
import { readBack } from './read-back.js';

/** Requests that are looked at in one run: each takes thousands. */
const SUBJECTS = 3;

export const leaks: Mode = {
  name: 'leaks',
  description: 'what leaves nothing behind, over and over, while memory and descriptors are watched',
  length: SUBJECTS,
  async play(context, length) {
    for (let i = 0; i < length; i++) {
      const steps = (await readBack(context)) ? subject(context) : null;
      if (steps === null) return;
      let [alive, harmless] = [true, true];
      const succeeded: boolean[] = [];
      alive = await context.send(steps, ({ value }, at) => {
        succeeded[at] = 'return' in value;
      });
      harmless = alive && restores(steps, succeeded);
      if (!alive || (harmless && !(await context.repeat(steps)))) return;
    }
  },
};

function subject({ random, requests }: RunContext): FindingStep[] | null {
  const pair = chance(random, 1, 3) ? pick(random, NAMED_PAIRS) : undefined;
  const command = pair?.makes ?? pick(random, requests.commands);
  if (command === undefined || !requests.commands.includes(command)) return null;
  const request =
    !pair && chance(random, 1, 2) ? requests.invalid(random, command) : requests.valid(random, command);
  if (!request) return null;
  const steps = [step(command, request.arguments)];
  if (pair) {
    const names = pair.names.map((name) => [name, request.arguments[name] ?? '']);
    steps.push({ ...step(pair.ends, Object.fromEntries(names)), together: true });
  }
  return steps;
}

function step(execute: string, args: FindingStep['send']): FindingStep {
  const body = isObject(args) && Object.keys(args).length > 0 ? { arguments: args } : {};
  return { session: 0, send: { execute, ...body } };
}
