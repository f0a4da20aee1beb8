/** `query`: the effect shows in what a query returns. */
import type { JsonValue } from '../../../../schema/json.js';
import { stringifyJson } from '../../../../schema/json-text.js';
import { matches, type Pattern } from '../../../../schema/match.js';
import type { Problem, ScenarioContext } from '../context.js';
import type { QueryStep } from '../format.js';
import { ask, refusedBy } from './ask.js';
import { departs, shorten } from './departs.js';

export async function query(step: QueryStep, scene: ScenarioContext): Promise<Problem | null> {
  const { query: execute, eventually, save = {}, session } = step;
  const args = scene.fill(step.arguments ?? {});
  let problem: Problem | null = null;
  /** Whether there is nothing to wait for any more. */
  const look = async () => {
    const reply = await ask(scene, execute, args, { session });
    if (!('return' in reply)) {
      problem = refusedBy(execute, reply);
      return true;
    }
    const value = reply.return as JsonValue;
    problem = shows(step, value, scene);
    if (!problem) scene.save(save, value);
    return problem === null;
  };
  if (!eventually) {
    await look();
    return problem;
  }
  const settled = await scene.context.until(look, scene.patience);
  return settled || problem === null ? problem : late(problem);
}

/** What is shown by waiting in vain is confirmed less often: the runner knows it by its name. */
const late = (problem: Problem): Problem => ({ ...problem, check: 'scenario/effect/missing' });

function shows(
  { query: name, has, lacks, is }: QueryStep,
  value: JsonValue,
  scene: ScenarioContext,
): Problem | null {
  const listed = Array.isArray(value) ? value : [value];
  const told = (message: string, pattern: Pattern): Problem => ({
    check: 'scenario/effect',
    message: `${name} ${message}`,
    expected: pattern,
    actual: value,
  });
  const [wanted, unwanted] = [has, lacks].map((p) => (p === undefined ? undefined : scene.fill(p)));
  if (wanted !== undefined && !listed.some((one) => matches(wanted, one)))
    return told(`does not show ${stringifyJson(wanted)}`, wanted);
  const found = unwanted === undefined ? undefined : listed.find((one) => matches(unwanted, one));
  if (unwanted !== undefined && found !== undefined)
    return told(`shows ${shorten(stringifyJson(found))}, which should not be there`, unwanted);
  return is === undefined ? null : departs(name, scene.fill(is), value);
}
