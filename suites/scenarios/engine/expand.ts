/** From what a scenario is given to the steps that bring it about. Pure. */
import { isObject, type JsonObject } from '../../../schema/json.js';
import type { Fixture, Given, Step } from './format.js';
import { substitute } from './substitute.js';

/** A step, and where it comes from: `qcow2 › file`. */
export interface Preparation {
  step: Step;
  trail: string;
}

export type Fixtures = Readonly<Record<string, Fixture>>;

/** A mistake in a scenario. */
export class ScenarioError extends Error {}

export function expand(
  given: readonly Given[],
  fixtures: Fixtures,
  trail: readonly string[] = [],
): Preparation[] {
  return given.flatMap((one) => {
    const named = reference(one, fixtures);
    if (!named) return [{ step: one as Step, trail: trail.join(' › ') }];
    const { name, fixture, parameters } = named;
    if (trail.includes(name)) throw new ScenarioError(`the fixture ${name} builds upon itself`);
    const stranger = Object.keys(parameters).find((p) => !Object.hasOwn(fixture.with ?? {}, p));
    if (stranger) throw new ScenarioError(`the fixture ${name} has no parameter ${stranger}`);
    const values = { ...fixture.with, ...parameters };
    // A default may name another parameter.
    const settled = substitute(substitute(values, values), values);
    const filled = substitute([...(fixture.given ?? []), ...fixture.steps] as never, settled) as Given[];
    return expand(filled, fixtures, [...trail, name]);
  });
}

function reference(
  one: Given,
  fixtures: Fixtures,
): { name: string; fixture: Fixture; parameters: JsonObject } | null {
  if (typeof one === 'string') return { name: one, fixture: fixtureNamed(one, fixtures), parameters: {} };
  const [name = '', parameters] = Object.entries(one)[0] ?? [];
  if (isStep(one)) return null;
  return { name, fixture: fixtureNamed(name, fixtures), parameters: isObject(parameters) ? parameters : {} };
}

function fixtureNamed(name: string, fixtures: Fixtures): Fixture {
  const fixture = Object.hasOwn(fixtures, name) ? fixtures[name] : undefined;
  if (!fixture) throw new ScenarioError(`there is no fixture ${name}`);
  return fixture;
}

const STEPS = ['execute', 'query', 'event', 'no_event', 'stimulus', 'guest'];

function isStep(one: Exclude<Given, string>): one is Step {
  return STEPS.some((member) => {
    const value = (one as JsonObject)[member];
    return typeof value === 'string' || Array.isArray(value);
  });
}
