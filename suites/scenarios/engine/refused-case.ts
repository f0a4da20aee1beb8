/** W30 where there is something to lose: a request that could be carried out, but for one defect, is refused and does nothing. */

import { stringifyJson } from '../../../schema/json-text.js';
import type { Citation, Interface } from '../../../schema/model.js';
import { acts } from '../../../schema/qemu/effects.js';
import { standsOn } from '../../basis.js';
import type { CaseContext, ScriptCase } from '../../case.js';
import { converse, findingOf } from '../../protocol/dialogue.js';
import { refused } from '../../protocol/expected.js';
import { rule, standsOnRules } from '../../rules.js';
import type { MachineBase } from '../bases.js';
import { type Problem, ScenarioContext } from './context.js';
import { type Defect, faultyArguments, unexpected } from './defects.js';
import type { Fixtures } from './expand.js';
import type { QueryStep, RequestStep, Scenario } from './format.js';
import type { Placed, PlacedStep } from './place.js';
import { runStep } from './run-step.js';
import { needsOf, placedScenario } from './scenario-case.js';
import { undo } from './undo.js';

/** The step under test, and what stands around it. */
interface Plot {
  command: string;
  before: readonly PlacedStep[];
  step: RequestStep;
  /** Queries behind it that show at once what it did. */
  shown: readonly QueryStep[];
}

/** Null where the scenario has no command of its own that changes something. */
function plotOf(id: string, steps: readonly PlacedStep[]): Plot | null {
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

const STANDS = standsOn('schema');

/** The case that goes with a scenario of a success. */
export function refusedCase(
  scenario: Scenario,
  fixtures: Fixtures,
  iface: Interface,
  bases: readonly MachineBase[],
): ScriptCase | null {
  const placed = placedScenario(scenario, fixtures, bases);
  const steps = 'lack' in placed ? (scenario.steps as PlacedStep[]) : placed.steps;
  const plot = scenario.slow ? null : plotOf(scenario.id, steps);
  if (!plot) return null;
  const { command } = plot;
  const cites = [rule('W30'), rule('W20'), { doc: iface.document.id, entity: command }];
  const needs = needsOf(scenario, fixtures, placed);
  return {
    id: `command/${command}/refused-without-effect`,
    title: `${command} with a single fault is refused and has no effect`,
    ...STANDS,
    cites,
    needs,
    run: (context) =>
      'lack' in placed
        ? context.blocked(placed.lack)
        : play(plot, iface, placed, context, cites, needs.cleansUp !== undefined),
  };
}

async function play(
  { command, before, step, shown }: Plot,
  iface: Interface,
  { preparations, values }: Placed,
  context: CaseContext,
  cites: Citation[],
  restores: boolean,
): Promise<void> {
  const scene = new ScenarioContext(context, undefined, false, values);
  const fail = (problem: Problem) => context.fail({ ...problem, cites });
  /** Of the queries, those that already say what they will say when it is done. */
  const showing = async () => {
    const said: boolean[] = [];
    for (const query of shown) said.push((await runStep(query, scene)) === null);
    return said;
  };
  try {
    for (const each of [...preparations.map(({ step: one }) => one), ...before]) {
      const problem = await runStep(each, scene);
      if (problem && each.stands === undefined) context.blocked(`fixture: ${problem.message}`);
    }
    const request = { execute: command, arguments: scene.fill(step.arguments ?? {}) };
    const until = await showing();
    const session = await scene.session();
    /** Sends them at once; false where one of them was not refused, or left a trace. */
    const allRefused = async (defects: readonly Defect[]): Promise<boolean> => {
      const [first] = defects;
      if (first === undefined) return true;
      const texts = defects.map(({ name, request: faulty }) => `${stringifyJson({ ...faulty, id: name })}\n`);
      const expected = defects.map(({ name }) => refused('GenericError', name));
      const [problem] = await converse(session, [texts.join('')], expected, 'query-version', 'qmp');
      const about = standsOnRules([first.rule]);
      const stands = about.basis === 'convention' ? about : STANDS;
      const where = { ...stands, cites: first.rule === 'W30' ? cites : [rule(first.rule), ...cites] };
      if (problem) {
        const found = findingOf(problem, [first.rule], stands);
        const { message, cites: own } = found;
        context.fail({
          ...where,
          ...found,
          message: `${command} with ${first.name}: ${message}`,
          cites: [...own, ...cites.filter(({ doc }) => doc !== 'wire-rules')],
        });
        return false;
      }
      const at = (await showing()).findIndex((holds, i) => holds && !until[i]);
      const what = defects.length === 1 ? first.name : 'a faulty argument';
      if (at >= 0)
        context.fail({ ...traceless(command, what, `${shown[at]?.query} shows that it was done`), ...where });
      return at < 0;
    };
    for (const defect of unexpected(request)) if (!(await allRefused([defect]))) return;
    if (!(await allRefused(faultyArguments(iface, request)))) return;
    const problem = await runStep(step, scene);
    if (problem) fail(traceless(command, 'one thing wrong', `without it, ${problem.message}`));
  } finally {
    if (context.target.attached || restores) await undo(scene.done, await scene.session(), context);
  }
}

const traceless = (command: string, what: string, how: string): Problem => ({
  check: 'rejection/state',
  message: `${command} with ${what} was refused, but ${how}`,
  expected: 'the state of before, in which it can be done',
});
