/** The YAML files below a folder of scenarios: fixtures in its folder `fixtures`, scenarios in the others. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Fixtures } from './engine/expand.js';
import type { Scenario } from './engine/format.js';
import { fixturesIn, scenariosIn } from './engine/loader.js';

/** What comes with qmpspec in YAML. */
export interface BuiltIn {
  fixtures: Fixtures;
  scenarios: readonly Scenario[];
}

/** In order of the names of the files. Throws YamlError and ScenarioError. */
export function readBuiltIn(folder: string): BuiltIn {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  if (files.length === 0)
    throw new Error(`there are no scenarios in ${folder}: "npm run build" puts them there`);
  const isFixture = (name: string) => name.startsWith(`fixtures${sep}`);
  const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');
  const fixtures: Fixtures = Object.assign(
    {},
    ...files.filter(isFixture).map((name) => fixturesIn(textOf(name), name)),
  );
  const scenarios = files
    .filter((name) => !isFixture(name))
    .flatMap((name) => scenariosIn(textOf(name), name, fixtures));
  return { fixtures, scenarios };
}
