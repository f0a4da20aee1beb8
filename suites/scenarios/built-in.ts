/**
 * The scenarios and fixtures that come with qmpspec. The build checks the YAML files and puts them into one JSON file
 * (scripts/scenarios.mjs), which is read in no time; where there is none, in tests from the sources, the YAML is read.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BuiltIn } from './files.js';

const COMPILED = new URL('./scenarios.json', import.meta.url);

async function load(): Promise<BuiltIn> {
  if (existsSync(COMPILED)) return JSON.parse(readFileSync(COMPILED, 'utf8')) as BuiltIn;
  const { readBuiltIn } = await import('./files.js');
  return readBuiltIn(fileURLToPath(new URL('.', import.meta.url)));
}

export const { fixtures: FIXTURES, scenarios: FROM_FILES } = await load();
