/** Scenarios of machines. A new area is a file here and a line below. */
import type { Scenario } from '../engine/format.js';
import { balloonScenarios } from './balloon.js';
import { coloScenarios } from './colo.js';
import { controlScenarios } from './control.js';
import { descriptorScenarios } from './descriptors.js';
import { displayScenarios } from './display.js';
import { hardwareScenarios } from './hardware.js';
import { hotplugScenarios } from './hotplug.js';
import { informationScenarios } from './information.js';
import { limitScenarios } from './limits.js';
import { mediaScenarios } from './media.js';
import { memoryScenarios } from './memory.js';
import { migrationScenarios } from './migration.js';
import { networkScenarios } from './network.js';
import { panicScenarios } from './panic.js';
import { postcopyScenarios } from './postcopy.js';
import { powerScenarios } from './power.js';
import { processorScenarios } from './processors.js';
import { replayScenarios } from './replay.js';
import { reservationScenarios } from './reservations.js';
import { runStateScenarios } from './run-state.js';
import { machineSnapshotScenarios } from './snapshots.js';
import { spiceScenarios } from './spice.js';
import { virtioScenarios } from './virtio.js';
import { vncScenarios } from './vnc.js';
import { watchdogScenarios } from './watchdog.js';
import { xenScenarios } from './xen.js';

export const machineScenarios: readonly Scenario[] = [
  ...runStateScenarios,
  ...powerScenarios,
  ...watchdogScenarios,
  ...limitScenarios,
  ...panicScenarios,
  ...hotplugScenarios,
  ...virtioScenarios,
  ...balloonScenarios,
  ...displayScenarios,
  ...memoryScenarios,
  ...migrationScenarios,
  ...networkScenarios,
  ...spiceScenarios,
  ...vncScenarios,
  ...machineSnapshotScenarios,
  ...postcopyScenarios,
  ...coloScenarios,
  ...xenScenarios,
  ...descriptorScenarios,
  ...mediaScenarios,
  ...processorScenarios,
  ...informationScenarios,
  ...controlScenarios,
  ...replayScenarios,
  ...reservationScenarios,
  ...hardwareScenarios,
];
