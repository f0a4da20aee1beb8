/** The commands whose arguments are composed, and how. */

import type { Composer } from './composer.js';
import { deviceAdd } from './device.js';
import { humanMonitorCommand } from './human-monitor.js';
import { qomGet, qomList, qomSet } from './qom.js';

const SHAPES: Readonly<Record<string, Composer>> = {
  'qom-get': qomGet,
  'qom-set': qomSet,
  'qom-list': qomList,
  device_add: deviceAdd,
  'human-monitor-command': humanMonitorCommand,
};

export function composerOf(command: string): Composer | undefined {
  return Object.hasOwn(SHAPES, command) ? SHAPES[command] : undefined;
}
