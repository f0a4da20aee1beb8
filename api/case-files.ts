/** Scenarios from YAML files of the user. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { YamlError } from '../schema/file/yaml.js';
import { ScenarioError } from '../suites/scenarios/engine/expand.js';
import type { Scenario } from '../suites/scenarios/engine/format.js';
import { scenariosIn } from '../suites/scenarios/engine/loader.js';
import { FIXTURES } from '../suites/scenarios/index.js';
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
    const why = allowDenylisted ? null : reachesOut(scenario, FIXTURES);
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

function readCaseFile(file: string): Scenario[] {
  try {
    return scenariosIn(readText(file), file, FIXTURES);
  } catch (error) {
    if (error instanceof YamlError || error instanceof ScenarioError) throw new UsageError(error.message);
    throw error;
  }
}
