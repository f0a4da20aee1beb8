/** A scenario as a case. */
import type { JsonValue } from '../../../schema/json.js';
import { PatternError } from '../../../schema/text-pattern.js';
import type { CaseContext, Needs, ScriptCase } from '../../case.js';
import type { Feature } from '../../features.js';
import type { References } from '../../references.js';
import { featuresOfRequests } from '../../requires.js';
import { TRACES } from '../../traces.js';
import type { MachineBase } from '../bases.js';
import { ScenarioContext } from './context.js';
import { expand, type Fixtures } from './expand.js';
import type { RequestStep, Scenario, Step } from './format.js';
import { groundsFor, type ScenarioGrounds } from './grounds.js';
import { type Placed, type PlacedOrNot, type PlacedStep, place } from './place.js';
import { runStep } from './run-step.js';
import { substitute } from './substitute.js';
import { undo, undoable } from './undo.js';
import { whyUnmigratable } from './unmigratable.js';

/** Throws ScenarioError for a mistake in the scenario. */
export function scenarioCase(
  scenario: Scenario,
  fixtures: Fixtures,
  references: References,
  bases: readonly MachineBase[],
): ScriptCase {
  const placed = placedScenario(scenario, fixtures, bases);
  const { id, title } = scenario;
  const { findingOf, ...grounds } = groundsFor(scenario, references);
  const needs = needsOf(scenario, fixtures, placed);
  return {
    id,
    title,
    ...grounds,
    needs,
    run: (context) =>
      'lack' in placed
        ? context.blocked(placed.lack)
        : play(scenario, placed, context, findingOf, needs.cleansUp !== undefined),
  };
}

export function placedScenario(
  scenario: Scenario,
  fixtures: Fixtures,
  bases: readonly MachineBase[],
): PlacedOrNot {
  return place(scenario, expand(scenario.given ?? [], fixtures), bases);
}

/** Milliseconds for each reply and event of a slow scenario, on a loaded machine. */
const SLOW_TIMEOUT_MS = 90_000;

export function needsOf(scenario: Scenario, fixtures: Fixtures, placed: PlacedOrNot): Needs {
  const { ends } = scenario;
  const all: Step[] =
    'lack' in placed
      ? [...expand(scenario.given ?? [], fixtures).map(({ step }) => step), ...scenario.steps]
      : [...placed.preparations.map(({ step }) => step), ...placed.steps];
  const commands = [...new Set(all.flatMap(commandOf))];
  const events = [...new Set(all.flatMap(eventOf))];
  const types = 'lack' in placed ? [] : placed.types;
  const values = 'lack' in placed ? {} : placed.values;
  const declared = substitute((scenario.requires ?? []) as JsonValue, values) as Feature[];
  const requires = [...new Set([...types, ...featuresFor({ ...scenario, requires: declared }, all)])];
  return {
    commands,
    ...(events.length > 0 ? { events } : {}),
    mutates: true,
    realEffects: true,
    fresh: ends ?? 'where possible',
    ...(restores(scenario, all) ? { cleansUp: TRACES } : {}),
    ...('lack' in placed ? { lack: placed.lack } : {}),
    ...('machine' in placed && placed.machine
      ? { machine: placed.machine.words, ...(placed.machine.own ? { ownMachine: true } : {}) }
      : {}),
    ...(requires.length > 0 ? { requires } : {}),
    ...(all.some(needsFiles) ? { ownProcess: true, stimuli: [...new Set(all.flatMap(stimulusOf))] } : {}),
  };
}

/** What it declares, and what its requests show. Where it lets the user's machine run, the guest must bear it. */
function featuresFor({ machine, requires = [], types = [] }: Scenario, all: readonly Step[]): Feature[] {
  const taken = all.filter((step): step is RequestStep => 'execute' in step && isTaken(step));
  const runs = !machine && taken.some(({ execute }) => execute === 'cont');
  return [
    ...new Set<Feature>([
      ...requires,
      ...types.map((type): Feature => `type:${type}`),
      ...(runs ? (['guest-stays'] as const) : []),
      ...featuresOfRequests(taken),
    ]),
  ];
}

const isTaken = ({ error, either, optional }: RequestStep) =>
  error === undefined && either === undefined && optional === undefined;

/** A request that is to be refused leaves nothing to undo. The runner looks on with a session of its own. */
function restores({ ends }: Scenario, all: readonly Step[]): boolean {
  const succeed = all.filter((step) => !('execute' in step && step.error !== undefined));
  const severalSessions = all.some((step) => 'session' in step);
  return !ends && !severalSessions && undoable(succeed.flatMap(commandOf));
}

function commandOf(step: Step): string[] {
  if ('execute' in step) return [step.execute];
  return 'query' in step ? [step.query] : [];
}

function eventOf(step: Step): string[] {
  if ('event' in step) return [step.event];
  return 'no_event' in step ? [step.no_event] : [];
}

function stimulusOf(step: Step): string[] {
  return 'stimulus' in step ? [step.stimulus] : [];
}

const needsFiles = (step: Step) =>
  'stimulus' in step || 'guest' in step || JSON.stringify(step).includes('$DIR');

async function play(
  { vacuous, slow, guarded }: Scenario,
  { preparations, steps, values }: Placed,
  context: CaseContext,
  findingOf: ScenarioGrounds['findingOf'],
  restores: boolean,
): Promise<void> {
  const scene = new ScenarioContext(context, slow && SLOW_TIMEOUT_MS, guarded, values);
  const all = [...preparations.map(({ step }) => step), ...steps];
  try {
    for (const { step, trail } of preparations) {
      const problem = await runStep(step, scene);
      if (problem) {
        await endIfUnmigratable(scene, all);
        context.blocked(`fixture${trail && ` ${trail}`}: ${problem.message}`);
      }
    }
    for (const step of steps) {
      const problem = await runStep(step, scene);
      if (problem === null) continue;
      await endIfUnmigratable(scene, all);
      context.fail(findingOf(problem, step));
      // What stands on less does not stop the rest.
      if (problem.less === undefined && step.stands === undefined) return;
    }
    for (const problem of await scene.surplus()) context.fail(findingOf(problem));
    if (vacuous !== undefined) context.remark(`vacuous: ${vacuous}`);
  } catch (error) {
    // What cannot be held against a pattern is neither right nor wrong.
    if (error instanceof PatternError) context.blocked(error.message);
    throw error;
  } finally {
    if (context.target.attached || restores) await undo(scene.done, await scene.session(), context);
  }
}

async function endIfUnmigratable(scene: ScenarioContext, steps: readonly PlacedStep[]): Promise<void> {
  const why = await whyUnmigratable(scene, steps);
  if (why !== null) scene.context.inapplicable(why);
}
