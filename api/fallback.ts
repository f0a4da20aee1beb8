/** The catalog that stands in for a server's own word, where it does not give any. */
import type { FallbackModel } from '../harness/run/target-profile.js';
import { TargetError } from '../harness/target/error.js';
import { loadCatalog, nearestCatalog } from '../schema/catalogs.js';

/** The guest agent's, or that of the program; of a server nobody knows, QEMU's newest. */
export const fallbackModel: FallbackModel = (family, program, version) => {
  const entry =
    nearestCatalog(family === 'ga' ? 'qemu-ga' : program, version) ?? nearestCatalog('qemu-system', null);
  if (!entry)
    throw new TargetError('unusable', `there is no catalog for ${program}, and it has no query-qmp-schema`);
  return loadCatalog(entry.id);
};
