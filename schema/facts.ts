import { examplesOf } from './examples/index.js';
import type { Interface } from './model.js';
import type { Reading } from './sources/text/entity.js';
import { withStatements } from './statements/index.js';
import { sentencesIn } from './statements/sentences-in.js';

/** The interface with all that can be checked or cited of a document's words: statements, examples and sentences. */
export function withFacts(reading: Reading): Interface {
  const examples = examplesOf(reading);
  const sentences = sentencesIn(reading);
  return {
    ...withStatements(reading),
    ...(examples.length === 0 ? {} : { examples }),
    ...(sentences === undefined ? {} : { sentences }),
  };
}
