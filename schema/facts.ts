import { examplesOf } from './examples/index.js';
import type { Interface } from './model.js';
import type { Reading } from './sources/text/entity.js';
import { withStatements } from './statements/index.js';

/** The interface with all that can be checked of a document's words: statements and examples. */
export function withFacts(reading: Reading): Interface {
  const examples = examplesOf(reading);
  return { ...withStatements(reading), ...(examples.length === 0 ? {} : { examples }) };
}
