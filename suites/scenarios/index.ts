/** Every scenario. A new area is a file of data and a line here. */
import type { Interface } from '../../schema/model.js';
import type { ScriptCase } from '../case.js';
import { jobScenarios } from './block/jobs.js';
import { nodeScenarios } from './block/nodes.js';
import type { Scenario } from './engine/format.js';
import { scenarioCase } from './engine/scenario-case.js';
import { machineScenarios } from './machine/index.js';
import { SET_UPS } from './set-ups/index.js';

const SCENARIOS: readonly Scenario[] = [...nodeScenarios, ...jobScenarios, ...machineScenarios];

/** Ours, then those from files. */
export function scenarioCases(iface: Interface, more: readonly Scenario[] = []): ScriptCase[] {
  return [...SCENARIOS, ...more].map((scenario) => scenarioCase(scenario, SET_UPS, iface));
}
