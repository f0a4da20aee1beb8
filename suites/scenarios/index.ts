/** Every scenario: a new subject is a YAML file in this folder or below it, and nothing else. */
import type { Interface } from '../../schema/model.js';
import type { ScriptCase } from '../case.js';
import type { References } from '../references.js';
import type { MachineBase } from './bases.js';
import { FIXTURES, FROM_FILES } from './built-in.js';
import type { Scenario } from './engine/format.js';
import { refusedCase } from './engine/refused-case.js';
import { scenarioCase } from './engine/scenario-case.js';
import { verbScenarios } from './jobs/verbs.js';

export { FIXTURES };

/** Ours, with the sentences that they stand on. */
export const SCENARIOS: readonly Scenario[] = [...FROM_FILES, ...verbScenarios];

/** Ours, then those from files of the user; and of ours, those that make something go wrong first. */
export function scenarioCases(
  iface: Interface,
  references: References,
  bases: readonly MachineBase[],
  more: readonly Scenario[] = [],
): ScriptCase[] {
  return [
    ...[...SCENARIOS, ...more].map((scenario) => scenarioCase(scenario, FIXTURES, references, bases)),
    ...SCENARIOS.flatMap((scenario) => refusedCase(scenario, FIXTURES, iface, bases) ?? []),
  ];
}
