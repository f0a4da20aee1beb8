/** All hostile behaviours. */
import type { Behaviour } from './behaviour.js';
import { CORPORA } from './corpora.js';
import { DOCUMENTS } from './documents.js';
import { ENVIRONMENTS } from './environments.js';
import { FINDINGS } from './findings.js';
import { LARGE_RESULTS } from './large-results.js';
import { STORED } from './results.js';
import { SCHEMA_WALKS } from './schemas.js';
import { SERVERS } from './servers.js';
import { YAML } from './yaml.js';

export const COLLECTION: Readonly<Record<string, readonly Behaviour[]>> = {
  servers: SERVERS,
  documents: DOCUMENTS,
  schemas: SCHEMA_WALKS,
  results: STORED,
  'large results': LARGE_RESULTS,
  findings: FINDINGS,
  corpora: CORPORA,
  yaml: YAML,
  environments: ENVIRONMENTS,
};
