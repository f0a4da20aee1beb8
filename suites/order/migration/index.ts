import type { OrderRule } from '../rule.js';
import { pass } from './pass.js';
import { migrationStatus } from './status.js';

export const migrationRules: readonly OrderRule[] = [migrationStatus, pass];
