/** All order rules. A new one is a new file and a line in the list of its subject. */
import type { Monitor } from '../monitor.js';
import { deviceRules } from './device/index.js';
import { effects } from './effect/listed.js';
import { jobRules } from './job/index.js';
import { migrationRules } from './migration/index.js';
import { orderMonitor } from './monitor.js';
import type { OrderRule } from './rule.js';
import { runStateRules } from './run-state/index.js';
import { timeRules } from './time/index.js';

export const orderRules: readonly OrderRule[] = [
  ...jobRules,
  ...runStateRules,
  ...deviceRules,
  ...migrationRules,
  ...timeRules,
  ...effects,
];

export const orderMonitors: readonly Monitor[] = orderRules.map(orderMonitor);
