/** Sequences of valid requests: drawn by what is alive and by what coverage lacks, on several sessions, oob in between. */
import { chance, pick, pickWeighted } from '../../../generators/fuzz/draw.js';
import { isObject } from '../../../schema/json.js';
import type { FindingStep } from '../../finding.js';
import { coverageFeatures, waysOf } from '../guide/feature.js';
import { weightOf } from '../guide/weights.js';
import { commandOf, stepArguments } from '../play/step.js';
import { leaks } from './leaks.js';
import type { Mode, RunContext } from './mode.js';
import { readBack } from './read-back.js';

/** Requests between two looks at the state. */
const BATCH = 16;

export const sequences: Mode = {
  name: 'sequences',
  description: 'sequences of valid requests that build on each other',
  length: 320,
  async play(context, length) {
    const { random, corpus } = context;
    if (chance(random, 1, 24)) return await leaks.play(context, 1);
    if (!(await readBack(context))) return;
    for (const step of opening(context)) if (!(await sendAll(context, [step]))) return;
    const start = chance(random, 1, 2) ? pick(random, corpus) : undefined;
    if (start && !(await sendAll(context, varied(context, start.steps)))) return;
    for (let sent = 0; sent < length; sent += BATCH) {
      if (!(await readBack(context))) return;
      if (!(await sendAll(context, batch(context)))) return;
    }
  },
};

/** Every other run begins in a state that chance alone would seldom reach. */
function opening({ random, requests }: RunContext): FindingStep[] {
  const chosen = chance(random, 1, 2) ? pick(random, requests.openings) : undefined;
  return (chosen ?? []).map(([execute, args]) => ({
    session: 0,
    send: { execute, ...(args ? { arguments: args } : {}) },
  }));
}

async function sendAll(context: RunContext, steps: FindingStep[]): Promise<boolean> {
  if (steps.length === 0) return true;
  return await context.send(steps, ({ value }, index) => {
    const step = steps[index] as FindingStep;
    const features = coverageFeatures(commandOf(step) as string, stepArguments(step), value);
    context.answers.push({ step, features, succeeded: 'return' in value });
  });
}

function batch(context: RunContext): FindingStep[] {
  const { random, requests, roles, records, live } = context;
  const weights = requests.commands.map((command) =>
    weightOf(command, roles.get(command) ?? { makes: [], needs: [] }, records.get(command), live),
  );
  const steps: FindingStep[] = [];
  // Few requests at a time show which one it was; many at a time make them meet.
  const size = chance(random, 1, 3) ? 4 : BATCH;
  for (let attempts = 0; attempts < 4 * size && steps.length < size; attempts++) {
    const command = requests.commands[pickWeighted(random, weights)];
    const request = command === undefined ? null : requests.valid(random, command);
    if (command === undefined) break;
    if (!request) continue;
    const step = placed(context, request.execute, request.arguments, steps.length > 0);
    if (spared(context, step)) continue;
    steps.push(step);
  }
  return steps;
}

/** A way that has ended many runs would end this one, too, before it comes to anything else. */
function spared({ random, fatal }: RunContext, step: FindingStep): boolean {
  const deaths = Math.max(0, ...waysOf(step).map((way) => fatal.get(way) ?? 0));
  return deaths > 0 && !chance(random, 1, 1 + 4 * deaths);
}

function placed(
  context: RunContext,
  execute: string,
  args: FindingStep['send'],
  together: boolean,
): FindingStep {
  const { random, commands, oob, sessions } = context;
  const outOfBand = oob && commands[execute]?.oob === true && chance(random, 1, 2);
  const session = sessions > 1 && chance(random, 1, 12) ? 1 : 0;
  const body = isObject(args) && Object.keys(args).length > 0 ? { arguments: args } : {};
  const send = { [outOfBand ? 'exec-oob' : 'execute']: execute, ...body };
  return { session, send, ...(together ? { together: true as const } : {}) };
}

/** A sequence that once reached something, with a step left out, doubled or made anew. */
function varied(context: RunContext, steps: readonly FindingStep[]): FindingStep[] {
  const { random, requests } = context;
  const result = steps.flatMap((step) => {
    if (chance(random, 1, 10)) return [];
    if (chance(random, 1, 12)) return [step, step];
    const command = commandOf(step);
    const again = command !== null && chance(random, 1, 6) ? requests.valid(random, command) : null;
    return [again ? placed(context, again.execute, again.arguments, false) : step];
  });
  return result.map(({ together: _, ...step }, i) => (i > 0 ? { ...step, together: true as const } : step));
}
