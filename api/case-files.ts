/** Scenarios from YAML files of the user. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { leadsOut } from '../generators/fuzz/denylist/leads-out.js';
import { actionLeadsOut, machineLeadsOut } from '../harness/stimuli/outward.js';
import { YamlError } from '../schema/file/yaml.js';
import { expand, type Fixtures, ScenarioError } from '../suites/scenarios/engine/expand.js';
import type { Scenario, Step } from '../suites/scenarios/engine/format.js';
import { scenariosIn } from '../suites/scenarios/engine/loader.js';
import { FIXTURES } from '../suites/scenarios/index.js';
import { MACHINES } from '../suites/scenarios/machines.js';
import { readText } from './read-text.js';
import { UsageError } from './usage-error.js';

/** Cases from a file of anybody's: whether what they send or start leads out of the scratch directory. Pure. */

const DIR = '$DIR';

/**
 * In a clause; null where nothing does as far as one sees before it is done. Values of replies may be in it: the same is
 * asked of each request and external action when it is known.
 */
export function reachesOut({ machine = [], given = [], steps }: Scenario, fixtures: Fixtures): string | null {
  const words = wordsLeadOut(machine);
  if (words !== undefined) return `the machine is started with ${words}, which may lead out of its directory`;
  for (const { step, trail } of [...expand(given, fixtures), ...steps.map((step) => ({ step, trail: '' }))]) {
    const found = ofStep(step);
    if (found !== undefined) return trail === '' ? found : `in the fixture ${trail}, ${found}`;
  }
  return null;
}

/** Options that take nothing: only after these may a part follow, which would else be what the option takes. */
const ALONE = /^--?(S|nodefaults|nographic|preconfig|no-shutdown|no-reboot)$/;

/** Parts of machines are ours; what stands between two of them has to stay inside by itself. */
function wordsLeadOut(machine: readonly string[]): string | undefined {
  let between: string[] = [];
  for (const word of machine) {
    if (!isPart(word)) {
      between.push(word);
      continue;
    }
    const last = between.at(-1) ?? '';
    if (last.startsWith('-') && !ALONE.test(last)) return `${last} ${word}`;
    const found = machineLeadsOut(between, DIR);
    if (found !== undefined) return found;
    between = [];
  }
  return machineLeadsOut(between, DIR);
}

const isPart = (word: string) => word.startsWith('$') && MACHINES.has(word.slice(1));

function ofStep(step: Step): string | undefined {
  if ('execute' in step) return leadsOut(step.execute, step.arguments ?? {}, DIR);
  if ('query' in step) return leadsOut(step.query, step.arguments ?? {}, DIR);
  if (!('stimulus' in step)) return undefined;
  const { machine } = step.stimulus === 'peer' ? (step.with ?? {}) : {};
  if (Array.isArray(machine)) {
    const words = wordsLeadOut(machine.map(String));
    return words && `peer: the other machine is started with ${words}, which may lead out of its directory`;
  }
  const found = actionLeadsOut(step.stimulus, step.with ?? {}, DIR);
  return found && `${step.stimulus}: ${found}`;
}

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
