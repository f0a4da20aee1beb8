/** Scenarios of machines. A new area is a file here and a line below. */
import type { Scenario } from '../engine/format.js';
import { balloonScenarios } from './balloon.js';
import { hotplugScenarios } from './hotplug.js';
import { panicScenarios } from './panic.js';
import { powerScenarios } from './power.js';
import { runStateScenarios } from './run-state.js';
import { virtioScenarios } from './virtio.js';
import { watchdogScenarios } from './watchdog.js';

export const machineScenarios: readonly Scenario[] = [
  ...runStateScenarios,
  ...powerScenarios,
  ...watchdogScenarios,
  ...panicScenarios,
  ...hotplugScenarios,
  ...virtioScenarios,
  ...balloonScenarios,
];
