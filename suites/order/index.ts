/** All order rules. A new one is a new file and a line in the list of its subject. */
import type { Monitor } from '../monitor.js';
import type { References } from '../references.js';
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

/** With what each rule stands on in the documents of a target. */
export const orderMonitors = (references: References): Monitor[] =>
  orderRules.map((rule) => orderMonitor(rule, references));
