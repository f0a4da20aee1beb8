/** A document against itself. */
import type { Reading } from '../sources/text/entity.js';
import { errorClasses } from './error-classes.js';
import { examples } from './examples.js';
import type { Finding, Rule } from './finding.js';
import { names } from './names.js';
import { since } from './since.js';

export type { Finding } from './finding.js';

/** A new rule is one file and one line here. */
const RULES: readonly Rule[] = [examples, names, errorClasses, since];

/** In the order of the rules, then of the document. Pure. */
export function lint(reading: Reading): Finding[] {
  return RULES.flatMap((rule) => rule(reading));
}
