import type { Condition } from '../model.js';
import type { CompatibilityRule } from './rules.js';

/** Member names from the outside in, `[]` for elements, `tag=value` for what a branch adds; empty: the type itself. */
export type Path = readonly string[];

export type Announcement = 'deprecated' | 'unstable';

/** By the features of a command, member or value, and by the names that QAPI keeps for what is unstable. */
export function announcement(name: string, features: readonly string[] = []): Announcement | null {
  if (features.includes('deprecated')) return 'deprecated';
  return features.includes('unstable') || name.startsWith('x-') ? 'unstable' : null;
}

/** One place where an actual interface is not what a document lets a client rely on. */
export interface Difference {
  rule: CompatibilityRule;
  path: Path;
  message: string;
  /** What is absent: the documented type that has it (null: written inline), and its name there. */
  absent?: { type: string | null; name: string };
  /** What is absent was never sure to be there. */
  optional?: true;
  /** How the document announces that it may go: a feature of what is absent. */
  announced?: Announcement;
  /** Under which condition the document has it, and since which version. */
  condition?: Condition;
  since?: string;
}

/** `actions[].type=abort.data`; "it" for the type itself. */
export function spell(path: Path): string {
  if (path.length === 0) return 'it';
  return path.reduce((text, part) => (part === '[]' || text === '' ? text + part : `${text}.${part}`), '');
}

/** For a spread: nothing where nothing is announced. */
export function announcing(announced: Announcement | null): Pick<Difference, 'announced'> {
  return announced === null ? {} : { announced };
}

/** In a clause. */
export const ANNOUNCED: Readonly<Record<Announcement, string>> = {
  deprecated: 'the document has it as deprecated',
  unstable: 'the document has it as unstable, which may change at any time',
};
