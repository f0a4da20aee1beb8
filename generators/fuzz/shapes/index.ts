/** The commands whose arguments are composed, and how. */
import { deviceAdd } from './device.js';
import { humanMonitorCommand } from './human-monitor.js';
import { qomGet, qomList, qomSet } from './qom.js';
import type { Shape } from './shape.js';

const SHAPES: Readonly<Record<string, Shape>> = {
  'qom-get': qomGet,
  'qom-set': qomSet,
  'qom-list': qomList,
  device_add: deviceAdd,
  'human-monitor-command': humanMonitorCommand,
};

export function shapeOf(command: string): Shape | undefined {
  return Object.hasOwn(SHAPES, command) ? SHAPES[command] : undefined;
}
