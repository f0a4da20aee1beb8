/**
 * Scenarios and fixtures from YAML: those that come with qmpspec, and those of `--cases`. A file says some things more briefly than
 * `format.ts`: `machine` is a command line, in which `$BOARD` stands for a part of `machines.ts`; a step `guest` is a guest action
 * by name (`guest/`); a citation is an entity and digests (`stop 46666c53a6`).
 */
import { faultText } from '../../../schema/file/check.js';
import { parseYaml } from '../../../schema/file/yaml.js';
import { isObject, type JsonObject, type JsonValue } from '../../../schema/json.js';
import type { Citation } from '../../../schema/model.js';
import { citeSentence, type SentenceCite } from '../../references.js';
import { checkGuestStep } from '../guest/index.js';
import { MACHINES } from '../machines.js';
import { expand, type Fixtures, ScenarioError } from './expand.js';
import type { Fixture, Given, Scenario, Step } from './format.js';
import { checkFixture, checkScenario } from './shape.js';
import { wrongTextIn } from './texts.js';

/** That a request is refused under a condition, and with which class, is a detail: SHOULD. */
const OF_A_CONDITION = /^command\/[^/]+\/failure\//;

interface ScenarioAsWritten extends Omit<Scenario, 'machine' | 'cites'> {
  machine?: string | string[];
  cites?: (string | SentenceCite | Citation)[];
}

/** Of one file: a scenario, or a list of them. Throws YamlError and ScenarioError, with the line. */
export function scenariosIn(text: string, file: string, fixtures: Fixtures): Scenario[] {
  const { value, lineOf } = parseYaml(text, file, true);
  const exact = plain(value as JsonValue);
  const isList = Array.isArray(exact);
  return (isList ? exact : [exact]).map((one, index) => {
    const own = isList ? [index] : [];
    const name = isObject(one) && typeof one.id === 'string' ? `, ${one.id}` : '';
    const wrong = checkScenario(one);
    if (wrong !== null)
      throw new ScenarioError(`${file}:${lineOf([...own, ...wrong.path])}${name}: ${faultText(wrong)}.`);
    return placed(`${file}:${lineOf(own)}${name}`, () => {
      const scenario = scenarioOf(one as unknown as ScenarioAsWritten);
      expand(scenario.given ?? [], fixtures);
      const text = wrongTextIn(scenario);
      if (text !== null) throw new ScenarioError(text);
      return scenario;
    });
  });
}

/** Of one file: fixtures by name. Throws YamlError and ScenarioError. */
export function fixturesIn(text: string, file: string): Fixtures {
  const { value, lineOf } = parseYaml(text, file, true);
  const named = Object.entries(plain(value as JsonValue) as JsonObject);
  const fixtures = named.map(([name, one]): [string, Fixture] => {
    const wrong = checkFixture(one);
    if (wrong !== null)
      throw new ScenarioError(`${file}:${lineOf([name, ...wrong.path])}, ${name}: ${faultText(wrong)}.`);
    const { given, steps, ...rest } = one as unknown as Fixture;
    return placed(`${file}:${lineOf([name])}, ${name}`, () => [
      name,
      { ...rest, ...(given ? { given: given.map(givenOf) } : {}), steps: steps.map(stepOf) },
    ]);
  });
  return Object.fromEntries(fixtures);
}

function placed<T>(place: string, make: () => T): T {
  try {
    return make();
  } catch (mistake) {
    if (mistake instanceof ScenarioError) throw new ScenarioError(`${place}: ${mistake.message}.`);
    throw mistake;
  }
}

function scenarioOf({ machine, cites, given, steps, ...rest }: ScenarioAsWritten): Scenario {
  return {
    ...rest,
    ...(machine === undefined ? {} : { machine: commandLine(machine) }),
    ...(cites ? { cites: cites.map((cite) => citationOf(cite, OF_A_CONDITION.test(rest.id))) } : {}),
    ...(given ? { given: given.map(givenOf) } : {}),
    steps: steps.map(stepOf),
  };
}

function citationOf(cite: string | SentenceCite | Citation, detail: boolean): SentenceCite | Citation {
  if (typeof cite !== 'string') return cite;
  const [entity = '', ...digests] = cite.split(' ');
  return citeSentence([entity, ...digests], detail);
}

function givenOf(given: Given): Given {
  return typeof given === 'string' ? given : (stepOf(given as Step) as Given);
}

function stepOf(step: Step): Step {
  if ('guest' in step) {
    checkGuestStep(step);
    return step;
  }
  const { machine } = 'stimulus' in step && step.stimulus === 'peer' ? (step.with ?? {}) : {};
  if (machine === undefined || !('stimulus' in step)) return step;
  return { ...step, with: { ...step.with, machine: commandLine(machine as string | string[]) } };
}

/** Words are set apart by spaces; those that have spaces themselves need a list. */
function commandLine(machine: string | string[]): string[] {
  const words = Array.isArray(machine) ? machine : machine.split(/\s+/).filter((word) => word !== '');
  for (const word of words) {
    const [, name] = /^\$([A-Za-z_]\w*)$/.exec(word) ?? [];
    if (name !== undefined && name !== 'DIR' && !MACHINES.has(name))
      throw new ScenarioError(`there is no part of a machine called $${name}`);
  }
  return words;
}

/** Integers that a number holds exactly, as numbers. */
function plain(value: JsonValue): JsonValue {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}
