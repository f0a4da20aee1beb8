import type { OrderRule } from '../rule.js';
import { deleted } from './deleted.js';
import { exportDeleted } from './export-deleted.js';
import { tray } from './tray.js';

export const deviceRules: readonly OrderRule[] = [deleted, tray, exportDeleted];
