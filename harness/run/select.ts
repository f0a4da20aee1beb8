/** Which of the derived cases are part of this run. */

import { atLeast } from '../../suites/basis.js';
import type { Case, Level } from '../../suites/case.js';
import { shardOf } from '../shard.js';
import { idPattern } from './id-pattern.js';

export interface Selection {
  /** Patterns on ids. */
  grep: readonly string[];
  skip: readonly string[];
  level: Level;
  shard?: { index: number; of: number };
}

export function select(cases: readonly Case[], { grep, skip, level, shard }: Selection): Case[] {
  const wanted = grep.map(idPattern);
  const unwanted = skip.map(idPattern);
  return cases.filter(
    (c) =>
      atLeast(c.level, level) &&
      (wanted.length === 0 || wanted.some((p) => p.test(c.id))) &&
      !unwanted.some((p) => p.test(c.id)) &&
      // What traffic cases watch happens in every shard.
      (shard === undefined || 'traffic' in c || shardOf(c.id, shard.of) === shard.index),
  );
}
