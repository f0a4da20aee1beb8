/** Scenarios from YAML files. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Parsed, parseYaml, YamlError } from '../harness/yaml/checked.js';
import { faultText } from '../schema/file/check.js';
import { isObject, type JsonValue } from '../schema/json.js';
import { expand, ScenarioError } from '../suites/scenarios/engine/expand.js';
import type { Scenario } from '../suites/scenarios/engine/format.js';
import { asScenario } from '../suites/scenarios/engine/shape.js';
import { wrongTextIn } from '../suites/scenarios/engine/texts.js';
import { SET_UPS } from '../suites/scenarios/fixtures/index.js';
import { reachesOut } from './reaches-out.js';
import { readText } from './read-text.js';
import { UsageError } from './usage-error.js';

/** Those of all `.yaml` files below the directories, in order of their names. Throws UsageError in a sentence. */
export function readCaseFiles(directories: readonly string[], allowDenylisted = false): Scenario[] {
  const found = directories
    .flatMap(filesBelow)
    .flatMap((file) => readCaseFile(file).map((scenario) => ({ file, scenario })));
  const fileOf = new Map<string, string>();
  for (const { file, scenario } of found) {
    const why = allowDenylisted ? null : reachesOut(scenario);
    if (why !== null)
      throw new UsageError(`${file}, ${scenario.id}: ${why}; give --allow-denylisted to have it so.`);
    const other = fileOf.get(scenario.id);
    if (other) throw new UsageError(`${file}: the case ${scenario.id} is in ${other} already.`);
    fileOf.set(scenario.id, file);
  }
  return found.map(({ file, scenario }) => ({
    ...scenario,
    file,
    ...(allowDenylisted ? {} : { guarded: true as const }),
  }));
}

function filesBelow(directory: string): string[] {
  let names: string[];
  try {
    names = readdirSync(directory, { recursive: true }).map(String);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`--cases ${directory} cannot be read as a directory: ${code}.`);
  }
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  if (files.length === 0) throw new UsageError(`--cases ${directory} has no .yaml file in it.`);
  return files.map((name) => join(directory, name));
}

/** One scenario, or a list of them. */
function readCaseFile(file: string): Scenario[] {
  const { value, lineOf } = parsed(file);
  const exact = plain(value as JsonValue);
  const isList = Array.isArray(exact);
  return (isList ? exact : [exact]).map((one, index) => {
    const read = asScenario(one);
    const own = isList ? [index] : [];
    const name = isObject(one) && typeof one.id === 'string' ? `, ${one.id}` : '';
    if ('wrong' in read) {
      const line = lineOf([...own, ...read.wrong.path]);
      throw new UsageError(`${file}:${line}${name}: ${faultText(read.wrong)}.`);
    }
    try {
      expand(read.scenario.given ?? [], SET_UPS);
    } catch (mistake) {
      if (!(mistake instanceof ScenarioError)) throw mistake;
      throw new UsageError(`${file}:${lineOf(own)}${name}: ${mistake.message}.`);
    }
    const text = wrongTextIn(read.scenario);
    if (text !== null) throw new UsageError(`${file}:${lineOf(own)}${name}: ${text}.`);
    return read.scenario;
  });
}

function parsed(file: string): Parsed {
  try {
    return parseYaml(readText(file), file, true);
  } catch (error) {
    if (error instanceof YamlError) throw new UsageError(error.message);
    throw error;
  }
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
