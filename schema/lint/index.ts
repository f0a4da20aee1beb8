/** A document against itself. */
import type { Reading } from '../sources/text/entity.js';
import { dangling } from './dangling.js';
import { errorClasses } from './error-classes.js';
import { examples } from './examples.js';
import type { LintFinding, LintRule } from './finding.js';
import { nameRule } from './names.js';
import { since } from './since.js';

export type { LintFinding } from './finding.js';

/** A new rule is one file and one line here. */
const RULES: readonly LintRule[] = [examples, nameRule, errorClasses, since, dangling];

/** In the order of the rules, then of the document. Pure. */
export function lint(reading: Reading): LintFinding[] {
  return RULES.flatMap((rule) => rule(reading));
}
