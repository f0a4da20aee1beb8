/** Error classes that the text promises and the document does not have. */
import type { LintRule } from './finding.js';
import { place } from './finding.js';

/** Since 1.2 there are no others; a document may list its own. */
const CLASSES = ['GenericError', 'CommandNotFound', 'DeviceEncrypted', 'DeviceNotActive', 'DeviceNotFound', 'KVMMissingCap']; // biome-ignore format: a table

export const errorClasses: LintRule = ({ interface: iface }) => {
  const own = Object.hasOwn(iface.types, 'ErrorClass') ? iface.types.ErrorClass : undefined;
  const known = own?.kind === 'enum' && own.values !== null ? own.values : CLASSES;
  return iface.statements
    .filter((statement) => statement.class !== undefined && !known.includes(statement.class))
    .map(({ entity, class: name, line, file }) => ({
      rule: 'error-class' as const,
      entity,
      ...place(line, typeof file === 'string' ? file : undefined),
      message: `${entity} is told to fail with ${name}, which is not an error class: there are ${known.join(', ')}`,
    }));
};
