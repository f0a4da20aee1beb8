import type { OrderRule } from '../rule.js';
import { alternate } from './alternate.js';
import { asked } from './asked.js';
import { ioError } from './io-error.js';
import { quit } from './quit.js';
import { runStateStatus } from './status.js';
import { wakeup } from './wakeup.js';

export const runStateRules: readonly OrderRule[] = [alternate, runStateStatus, wakeup, asked, quit, ioError];
