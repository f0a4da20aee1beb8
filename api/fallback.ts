/** The catalog that stands in for a server's own word, where it does not give any. */
import { PACKAGE } from '../harness/reference/version.js';
import type { FallbackModel } from '../harness/run/target-profile.js';
import { TargetError } from '../harness/target/error.js';
import { loadCatalog, nearestCatalog } from '../schema/catalogs.js';
import type { JsonValue } from '../schema/json.js';
import type { Interface } from '../schema/model.js';

/** The guest agent's, or that of the program; of a server nobody knows, QEMU's newest. */
const model: FallbackModel = (family, program, version) => {
  const entry =
    nearestCatalog(family === 'ga' ? 'qemu-ga' : program, version) ?? nearestCatalog('qemu-system', null);
  if (!entry)
    throw new TargetError('unusable', `there is no catalog for ${program}, and it has no query-qmp-schema`);
  return loadCatalog(entry.id);
};

/** With the limits of our own server, which its package names in the greeting. */
export const fallbackModel: FallbackModel = Object.assign(model, {
  async limits(packageName: JsonValue | undefined, served: Interface) {
    if (packageName !== PACKAGE) return null;
    const { limitsOf } = await import('../harness/reference/commands/index.js');
    return limitsOf(served);
  },
} satisfies Pick<FallbackModel, 'limits'>);
