import type { OrderRule } from '../rule.js';
import { rateLimits } from './rate-limit.js';
import { forwards, notFuture, notKept } from './stamps.js';

export const timeRules: readonly OrderRule[] = [forwards, notKept, notFuture, ...rateLimits];
