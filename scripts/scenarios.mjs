/** Checks the YAML files of suites/scenarios and puts them into one JSON file in dist/, which costs nothing to read. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { YamlError } from '../dist/schema/file/yaml.js';
import { ScenarioError } from '../dist/suites/scenarios/engine/expand.js';
import { readBuiltIn } from '../dist/suites/scenarios/files.js';

const place = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
try {
  const builtIn = readBuiltIn(place('suites/scenarios'));
  writeFileSync(place('dist/suites/scenarios/scenarios.json'), JSON.stringify(builtIn));
} catch (error) {
  if (!(error instanceof YamlError || error instanceof ScenarioError)) throw error;
  console.error(`suites/scenarios/${error.message}`);
  process.exitCode = 1;
}
