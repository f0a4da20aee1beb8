/** Every scenario. A new area is a file of data and a line here. */
import type { Interface } from '../../schema/model.js';
import type { ScriptCase } from '../case.js';
import type { References } from '../references.js';
import { bitmapScenarios } from './block/bitmaps.js';
import { exportScenarios } from './block/exports.js';
import { imageScenarios } from './block/images.js';
import { nodeChangeScenarios } from './block/node-changes.js';
import { nodeScenarios } from './block/nodes.js';
import { snapshotScenarios } from './block/snapshots.js';
import { troubleScenarios } from './block/trouble.js';
import { characterDeviceScenarios } from './character-devices.js';
import { citesOf } from './citations/index.js';
import type { Scenario } from './engine/format.js';
import { refusedCase } from './engine/refused-case.js';
import { scenarioCase } from './engine/scenario-case.js';
import { SET_UPS } from './fixtures/index.js';
import { chainJobScenarios } from './jobs/chains.js';
import { jobEventScenarios } from './jobs/events.js';
import { jobStartScenarios } from './jobs/starts.js';
import { unknownJobScenarios } from './jobs/unknown.js';
import { verbScenarios } from './jobs/verbs.js';
import { machineScenarios } from './machine/index.js';
import { monitorScenarios } from './monitor.js';
import { objectScenarios } from './objects.js';
import { transactionScenarios } from './transactions.js';

/** Ours, as data, with the sentences that they stand on. */
export const SCENARIOS: readonly Scenario[] = [
  ...nodeScenarios,
  ...nodeChangeScenarios,
  ...imageScenarios,
  ...snapshotScenarios,
  ...bitmapScenarios,
  ...exportScenarios,
  ...troubleScenarios,
  ...jobStartScenarios,
  ...chainJobScenarios,
  ...jobEventScenarios,
  ...verbScenarios,
  ...unknownJobScenarios,
  ...objectScenarios,
  ...characterDeviceScenarios,
  ...transactionScenarios,
  ...monitorScenarios,
  ...machineScenarios,
].map((scenario) => ({ ...scenario, cites: citesOf(scenario.id) }));

/** Ours, then those from files; and of ours, those that make something go wrong first. */
export function scenarioCases(
  iface: Interface,
  references: References,
  more: readonly Scenario[] = [],
): ScriptCase[] {
  return [
    ...[...SCENARIOS, ...more].map((scenario) => scenarioCase(scenario, SET_UPS, references)),
    ...SCENARIOS.flatMap((scenario) => refusedCase(scenario, SET_UPS, iface) ?? []),
  ];
}
