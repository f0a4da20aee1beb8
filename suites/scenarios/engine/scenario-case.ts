/** A scenario as a case. */
import type { Interface } from '../../../schema/model.js';
import type { CaseContext, Level, Needs, ScriptCase } from '../../case.js';
import { expand, type Preparation, type SetUps } from './expand.js';
import type { Scenario, Step } from './format.js';
import { perform } from './perform.js';
import { Scene } from './scene.js';
import { undo } from './undo.js';

/** Throws ScenarioError for a mistake in the scenario. */
export function scenarioCase(scenario: Scenario, setUps: SetUps, iface: Interface): ScriptCase {
  const preparations = expand(scenario.given ?? [], setUps);
  const { id, title, level = levelOf(id) } = scenario;
  const entity = id.split('/')[1] ?? id;
  const cites = scenario.cites ?? [{ doc: iface.document.id, entity, statement: title }];
  return {
    id,
    title,
    level,
    cites,
    needs: needsOf(scenario, preparations),
    run: (context) => play(scenario, preparations, context, cites),
  };
}

/** Documented errors are documented behaviour; that a command works is what it is there for. */
function levelOf(id: string): Level {
  return /^command\/[^/]+\/failure\//.test(id) ? 'SHOULD' : 'MUST';
}

function needsOf({ machine, types, ends, steps }: Scenario, preparations: readonly Preparation[]): Needs {
  const all = [...preparations.map(({ step }) => step), ...steps];
  const commands = [...new Set(all.flatMap(commandOf))];
  const events = [...new Set(all.flatMap(eventOf))];
  return {
    commands,
    ...(events.length > 0 ? { events } : {}),
    acts: true,
    real: true,
    fresh: ends ?? 'where possible',
    ...(machine ? { machine } : {}),
    ...(types ? { types } : {}),
    ...(all.some(needsFiles) ? { ours: true, stimuli: [...new Set(all.flatMap(stimulusOf))] } : {}),
  };
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

const needsFiles = (step: Step) => 'stimulus' in step || JSON.stringify(step).includes('$DIR');

async function play(
  { steps, vacuous }: Scenario,
  preparations: readonly Preparation[],
  context: CaseContext,
  cites: ScriptCase['cites'],
): Promise<void> {
  const scene = new Scene(context);
  try {
    for (const { step, trail } of preparations) {
      const problem = await perform(step, scene);
      if (problem) context.blocked(`set-up${trail && ` ${trail}`}: ${problem.message}`);
    }
    for (const step of steps) {
      const problem = await perform(step, scene);
      if (problem) return context.fail({ ...problem, cites });
    }
    for (const problem of await scene.surplus()) context.fail({ ...problem, cites });
    if (vacuous !== undefined) context.remark(`vacuous: ${vacuous}`);
  } finally {
    if (context.target.attached) await undo(scene.done, await scene.session(), context);
  }
}
