import type { OrderRule } from '../rule.js';
import { pass } from './pass.js';
import { status } from './status.js';

export const migrationRules: readonly OrderRule[] = [status, pass];
