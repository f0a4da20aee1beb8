/** What a document of this very release calls deprecated, introspection calls so too. */

import type { Interface, Statement } from '../../../schema/model.js';
import { argumentMembers } from '../../../schema/types.js';
import type { ScriptCase } from '../../case.js';
import type { DocumentSource } from '../source.js';
import { comparing, SAYS_NOTHING } from '../verdict.js';

export function deprecatedCase(source: DocumentSource, statement: Statement, command: string): ScriptCase {
  const { entity, member, line, file } = statement;
  const what = member === undefined ? command : `${member} of ${command}`;
  return comparing(source, {
    id: `command/${command}/${member === undefined ? '' : `argument/${member}/`}deprecated`,
    title: `${what} is told to be deprecated by introspection too`,
    level: 'SHOULD',
    cites: source.cites({ name: entity, line, file: typeof file === 'string' ? file : undefined }),
    needs: { commands: [command] },
    judge: ({ actual }) => {
      if (actual === null) return SAYS_NOTHING;
      if (!source.own)
        return { inapplicable: 'the document is not of this release, where it may have been removed' };
      const features = featuresOf(actual, command, member);
      if (features === null) return { inapplicable: `the server has no ${what}` };
      if (features.includes('deprecated')) return { differences: [] };
      const message = `${what} is documented as deprecated, and introspection does not tell so`;
      return { differences: [{ rule: 'entity-kept', path: [], message }] };
    },
  });
}

/** Null where the server has no such command or argument. */
function featuresOf(server: Interface, command: string, member: string | undefined): string[] | null {
  const entity = server.commands[command];
  if (member === undefined) return entity === undefined ? null : (entity.features ?? []);
  const argument = argumentMembers(server, entity?.arguments ?? null)?.[member];
  return argument === undefined ? null : (argument.features ?? []);
}
