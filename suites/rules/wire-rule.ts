/** What the statement of one wire rule is, and where it is read. */
import type { Basis } from '../basis.js';

export interface WireRule {
  /** In our words. */
  says: string;
  basis: Basis;
  /** Section of the QMP specification, or the document and entity; absent for a convention. */
  where?: string;
  /** Release of QEMU whose document is the first, of those we have read, to say so. */
  since?: string;
  /** It is about an error class, a limit or a condition. */
  detail?: true;
}

export const specified = (section: string, since: string, says: string): WireRule => ({
  says,
  basis: 'specification',
  where: `section ${section}`,
  since,
});

export const documented = (
  where: string,
  since: string,
  says: string,
  rest: Pick<WireRule, 'detail'> = {},
): WireRule => ({ says, basis: 'documentation', where, since, ...rest });

export const declared = (where: string, since: string, says: string): WireRule => ({
  says,
  basis: 'schema',
  where,
  since,
});

export const convention = (says: string): WireRule => ({ says, basis: 'convention' });
