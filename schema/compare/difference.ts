import type { CompatibilityRule } from './rules.js';

/** Member names from the outside in, `[]` for elements, `tag=value` for what a branch adds; empty: the type itself. */
export type Path = readonly string[];

/** One place where an actual interface is not what a document lets a client rely on. */
export interface Difference {
  rule: CompatibilityRule;
  path: Path;
  message: string;
  /** What is absent: the documented type that has it (null: written inline), and its name there. */
  absent?: { type: string | null; name: string };
}

/** `actions[].type=abort.data`; "it" for the type itself. */
export function spell(path: Path): string {
  if (path.length === 0) return 'it';
  return path.reduce((text, part) => (part === '[]' || text === '' ? text + part : `${text}.${part}`), '');
}
