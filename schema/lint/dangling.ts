/** Every type that is named is defined. */
import { danglingTypes } from '../dangling.js';
import { type LintRule, place } from './finding.js';

export const dangling: LintRule = ({ interface: iface }) =>
  danglingTypes(iface).map(({ what, entity, type, line, file }) => ({
    rule: 'dangling',
    entity,
    ...place(line, file),
    message: `${what} has the type ${type}, which is nowhere defined`,
  }));
