/** W30 where there is something to lose: a request that could be carried out, but for one defect, is refused and does nothing. */

import { UNEXPECTED } from '../../../generators/breakage.js';
import type { JsonObject } from '../../../schema/json.js';
import { stringifyJson } from '../../../schema/json-text.js';
import type { Citation, Interface } from '../../../schema/model.js';
import { standsOn } from '../../basis.js';
import type { CaseContext, ScriptCase } from '../../case.js';
import { acts } from '../../commands/acting.js';
import { converse } from '../../protocol/dialogue.js';
import { type Expected, refused } from '../../protocol/expected.js';
import { rule } from '../../rules.js';
import { expand, type Preparation, type SetUps } from './expand.js';
import type { QueryStep, RequestStep, Scenario, Step } from './format.js';
import { perform } from './perform.js';
import { needsOf } from './scenario-case.js';
import { type Problem, Scene } from './scene.js';
import { undo } from './undo.js';

/** What is wrong with the request, which is right apart from it. */
const DEFECTS: Record<string, (request: { execute: string; arguments: JsonObject }) => JsonObject> = {
  'an unexpected argument': ({ execute, arguments: args }) => ({
    execute,
    arguments: { ...args, [UNEXPECTED]: 1 },
  }),
  'an unexpected member': (request) => ({ ...request, [UNEXPECTED]: 1 }),
};

/** The step under test, and what stands around it. */
interface Plot {
  command: string;
  before: readonly Step[];
  step: RequestStep;
  /** Queries behind it that show at once what it did. */
  shown: readonly QueryStep[];
}

/** Null where the scenario has no command of its own that changes something. */
function plotOf({ id, steps }: Scenario): Plot | null {
  const [, command] = /^command\/([^/]+)\/success$/.exec(id) ?? [];
  const at = steps.findIndex((step) => 'execute' in step && step.execute === command);
  const step = steps[at] as RequestStep | undefined;
  if (command === undefined || !step || !acts(command)) return null;
  if (step.error !== undefined || step.either || step.oob || step.session !== undefined) return null;
  const shown = steps
    .slice(at + 1)
    .filter((s): s is QueryStep => 'query' in s && !s.eventually && s.session === undefined);
  return { command, before: steps.slice(0, at), step, shown };
}

/** The case that goes with a scenario of a success. */
export function refusedCase(scenario: Scenario, setUps: SetUps, iface: Interface): ScriptCase | null {
  const plot = scenario.slow ? null : plotOf(scenario);
  if (!plot) return null;
  const { command } = plot;
  const preparations = expand(scenario.given ?? [], setUps);
  const cites = [rule('W30'), rule('W20'), { doc: iface.document.id, entity: command }];
  const needs = needsOf(scenario, preparations);
  return {
    id: `command/${command}/refused-without-effect`,
    title: `${command} with something unexpected is refused and does nothing, where without it it would be done`,
    ...standsOn('schema'),
    cites,
    needs,
    run: (context) => play(plot, preparations, context, cites, needs.restores !== undefined),
  };
}

async function play(
  { command, before, step, shown }: Plot,
  preparations: readonly Preparation[],
  context: CaseContext,
  cites: Citation[],
  restores: boolean,
): Promise<void> {
  const scene = new Scene(context);
  const fail = (problem: Problem) => context.fail({ ...problem, cites });
  /** Of the queries, those that already say what they will say when it is done. */
  const showing = async () => {
    const said: boolean[] = [];
    for (const query of shown) said.push((await perform(query, scene)) === null);
    return said;
  };
  try {
    for (const each of [...preparations.map(({ step: one }) => one), ...before]) {
      const problem = await perform(each, scene);
      if (problem) context.blocked(`set-up: ${problem.message}`);
    }
    const request = { execute: command, arguments: scene.fill(step.arguments ?? {}) };
    const until = await showing();
    const session = await scene.session();
    for (const [what, spoil] of Object.entries(DEFECTS)) {
      const text = `${stringifyJson({ ...spoil(request), id: what })}\n`;
      const expected: Expected[] = [refused('GenericError', what)];
      const [problem] = await converse(session, [text], expected, 'query-version', 'qmp');
      if (problem) return fail({ ...problem, message: `${command} with ${what}: ${problem.message}` });
      const at = (await showing()).findIndex((holds, i) => holds && !until[i]);
      if (at >= 0) return fail(traceless(command, what, `${shown[at]?.query} shows that it was done`));
    }
    const problem = await perform(step, scene);
    if (problem) fail(traceless(command, 'something unexpected', `without it, ${problem.message}`));
  } finally {
    if (context.target.attached || restores) await undo(scene.done, await scene.session(), context);
  }
}

const traceless = (command: string, what: string, how: string): Problem => ({
  check: 'rejection/state',
  message: `${command} with ${what} was refused, but ${how}`,
  expected: 'the state of before, in which it can be done',
});
