/** Single requests, as many as possible: valid ones, and ones with one defect, which must be refused. */
import { chance, pick } from '../../../generators/fuzz/draw.js';
import type { DrawnRequest } from '../../../generators/fuzz/requests.js';
import type { FindingStep } from '../../finding.js';
import { coverageFeatures } from '../guide/feature.js';
import { judgeAccepted } from '../oracle/violation.js';
import { commandOf } from '../play/step.js';
import type { Mode, RunContext } from './mode.js';
import { readBack } from './read-back.js';

/** Requests between two looks at the state. */
const BATCH = 1024;

export const argumentsMode: Mode = {
  name: 'arguments',
  description: 'single requests with every kind of value, valid or broken in one way',
  length: 4_096,
  async play(context, length) {
    for (let sent = 0; sent < length; sent += BATCH) {
      if (!(await readBack(context))) return;
      const drawn = draw(context);
      const steps = drawn.map(stepOf);
      const going = await context.send(steps, ({ value }, index) => {
        const { execute, broken, arguments: args } = drawn[index] as DrawnRequest;
        const succeeded = 'return' in value;
        if (broken) {
          if (succeeded && !context.unchecked(execute)) {
            context.observe(
              judgeAccepted(execute, broken.path, broken.defect, value),
              steps[index] as FindingStep,
            );
          }
          return;
        }
        const step = steps[index] as FindingStep;
        context.answers.push({
          step,
          features: coverageFeatures(commandOf(step) as string, args, value),
          succeeded,
        });
      });
      if (!going) return;
    }
  },
};

function draw({ random, requests }: RunContext): DrawnRequest[] {
  const drawn: DrawnRequest[] = [];
  for (let attempts = 0; attempts < 2 * BATCH && drawn.length < BATCH; attempts++) {
    const command = pick(random, requests.commands);
    if (command === undefined) break;
    const request = chance(random, 2, 3)
      ? requests.invalid(random, command)
      : requests.valid(random, command);
    if (request) drawn.push(request);
  }
  return drawn;
}

function stepOf({ execute, arguments: args }: DrawnRequest, index: number): FindingStep {
  return {
    session: 0,
    send: { execute, arguments: args },
    ...(index > 0 ? { together: true as const } : {}),
  };
}
