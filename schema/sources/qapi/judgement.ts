/** What the rules of the language say of a schema. */
import type { QapiFault } from './rules/fault.js';

export interface SchemaJudgement {
  /** In the order of the files, then of their lines. */
  faults: QapiFault[];
  /** What is no fault is allowed. False of texts that are too old, or too damaged, to be judged. */
  judged: boolean;
  /** Every type that is named was looked for: no part of the schema was missing. */
  resolved: boolean;
  /** The language wants every member described, but for exceptions: what is no fault needs no description. */
  wantsDescriptions: boolean;
}
