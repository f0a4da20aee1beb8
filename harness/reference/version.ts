/** The version that the server claims: that of the document it is made from. */
import type { JsonObject } from '../../schema/json.js';
import type { Interface } from '../../schema/model.js';

/** In place of a distribution's package: by this the server says what it is. */
export const PACKAGE = 'qmpspec reference';

/** Like the return value of query-version. */
export function versionOf({ document }: Interface): JsonObject {
  const [major = 0, minor = 0, micro = 0] = (document.version ?? '').match(/\d+/g)?.map(Number) ?? [];
  return { qemu: { major, minor, micro }, package: PACKAGE };
}
