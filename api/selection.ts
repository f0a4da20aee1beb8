/** Which cases are chosen, and the documents they are made from. */
import type { Selection } from '../harness/run/select.js';
import type { Level } from '../suites/case.js';

export interface SelectionFlags {
  /** Ids of catalogs, files, or directories of a QAPI schema. */
  docs: string[];
  /** Patterns of case ids: `*` one part, `**` any number. */
  grep: string[];
  skip: string[];
  /** Directories of YAML cases. */
  cases: string[];
  allowDenylisted?: boolean;
  /** The least strict level to run and to fail on. */
  level?: Level;
  shard?: { index: number; of: number };
}

/** Without a level everything runs, and only MUST decides. */
export function selectionOf({ grep, skip, level, shard }: SelectionFlags): Selection {
  return { grep, skip, level: level ?? 'MAY', ...(shard ? { shard } : {}) };
}
