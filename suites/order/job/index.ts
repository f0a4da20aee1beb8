import type { OrderRule } from '../rule.js';
import { alive } from './alive.js';
import { end } from './end.js';
import { grouped } from './grouped.js';
import { listed } from './listed.js';
import { mirror } from './mirror.js';
import { pending } from './pending.js';
import { ready } from './ready.js';
import { transition } from './transition.js';
import { verb } from './verb.js';

export const jobRules: readonly OrderRule[] = [
  transition,
  verb,
  listed,
  ready,
  pending,
  mirror,
  end,
  alive,
  grouped,
];
