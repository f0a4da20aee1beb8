/** The catalog that stands in for a server's own word, where it does not give any. */
import type { FallbackModel } from '../harness/run/knowledge.js';
import { nearestCatalog } from '../schema/catalogs.js';

export const fallbackModel: FallbackModel = (family, program, version) =>
  nearestCatalog(family === 'ga' ? 'qemu-ga' : program, version);
