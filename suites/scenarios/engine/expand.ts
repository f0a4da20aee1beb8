/** From what a scenario is given to the steps that bring it about. Pure. */
import { isObject, type JsonObject } from '../../../schema/json.js';
import type { Given, SetUp, Step } from './format.js';
import { substitute } from './substitute.js';

/** A step, and where it comes from: `qcow2 › file`. */
export interface Preparation {
  step: Step;
  trail: string;
}

export type SetUps = Readonly<Record<string, SetUp>>;

/** A mistake in a scenario. */
export class ScenarioError extends Error {}

export function expand(
  given: readonly Given[],
  setUps: SetUps,
  trail: readonly string[] = [],
): Preparation[] {
  return given.flatMap((one) => {
    const named = reference(one, setUps);
    if (!named) return [{ step: one as Step, trail: trail.join(' › ') }];
    const { name, setUp, parameters } = named;
    if (trail.includes(name)) throw new ScenarioError(`the set-up ${name} builds upon itself`);
    const stranger = Object.keys(parameters).find((p) => !Object.hasOwn(setUp.with ?? {}, p));
    if (stranger) throw new ScenarioError(`the set-up ${name} has no parameter ${stranger}`);
    const values = { ...setUp.with, ...parameters };
    // A default may name another parameter.
    const settled = substitute(substitute(values, values), values);
    const filled = substitute([...(setUp.given ?? []), ...setUp.steps] as never, settled) as Given[];
    return expand(filled, setUps, [...trail, name]);
  });
}

function reference(
  one: Given,
  setUps: SetUps,
): { name: string; setUp: SetUp; parameters: JsonObject } | null {
  if (typeof one === 'string') return { name: one, setUp: setUpNamed(one, setUps), parameters: {} };
  const [name = '', parameters] = Object.entries(one)[0] ?? [];
  if (isStep(one)) return null;
  return { name, setUp: setUpNamed(name, setUps), parameters: isObject(parameters) ? parameters : {} };
}

function setUpNamed(name: string, setUps: SetUps): SetUp {
  const setUp = Object.hasOwn(setUps, name) ? setUps[name] : undefined;
  if (!setUp) throw new ScenarioError(`there is no set-up ${name}`);
  return setUp;
}

const STEPS = ['execute', 'query', 'event', 'no_event', 'stimulus'];

function isStep(one: Exclude<Given, string>): one is Step {
  return STEPS.some((member) => typeof (one as JsonObject)[member] === 'string');
}
