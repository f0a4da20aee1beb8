/** Which of the derived cases are part of this run. */

import { atLeast } from '../../suites/basis.js';
import type { Case, Level } from '../../suites/case.js';
import { shardOf } from '../shard.js';

export interface Selection {
  /** Patterns on ids: `*` stands for one part, `**` for any number of them, and within a part `*` for any text. */
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

export function idPattern(pattern: string): RegExp {
  const source = pattern
    .split('/')
    .map((part) =>
      part === '**' ? '**' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '[^/]*'),
    )
    .join('/')
    .replace(/^\*\*\/|\/\*\*\/|\/\*\*$|^\*\*$/g, (m) =>
      m === '**' ? '.*' : m.endsWith('/') ? (m.startsWith('/') ? '/(?:.*/)?' : '(?:.*/)?') : '(?:/.*)?',
    );
  return new RegExp(`^${source}$`);
}
