/** The scenarios that the command line adds. */
import type { Scenario } from '../suites/scenarios/engine/format.js';

/** Those of the directories of `--cases`; YAML is loaded only where there are some. Throws UsageError. */
export async function scenariosFrom(
  directories: readonly string[],
  allowDenylisted = false,
): Promise<Scenario[]> {
  if (directories.length === 0) return [];
  const { readCaseFiles } = await import('./case-files.js');
  return readCaseFiles(directories, allowDenylisted);
}
