import type { Statement } from '../../../schema/model.js';
import type { ScriptCase } from '../../case.js';
import type { DocumentSource } from '../source.js';

/** Listed so that the denominator is honest: what is stated, and why it was not tried. */
export function unprovoked(source: DocumentSource, statement: Statement, reason: string): ScriptCase {
  const { entity, kind, member, line, file } = statement;
  const about = Object.hasOwn(source.iface.commands, entity)
    ? 'command'
    : Object.hasOwn(source.iface.events, entity)
      ? 'event'
      : 'type';
  return {
    id: `document/${source.iface.document.id}/${about}/${entity}/${kind}/${[...facts(statement), ...(member === undefined ? [] : [member])].join('/') || 'stated'}`,
    title: `${entity}: the ${kind} that the document states${member === undefined ? '' : ` of ${member}`} holds`,
    level: 'MAY',
    cites: source.cites({ name: entity, line, file: typeof file === 'string' ? file : undefined }),
    needs: {},
    run: async (context) => context.blocked(reason),
  };
}

/** What tells statements of one kind about one entity from each other. */
function facts({ class: name, when, choice, requires, outcome, event }: Statement): string[] {
  return [name, when, choice, requires, outcome, event].filter((fact) => typeof fact === 'string');
}
