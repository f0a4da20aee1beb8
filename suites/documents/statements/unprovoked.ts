import { spellMember } from '../../../schema/compare/matching.js';
import type { Statement } from '../../../schema/model.js';
import { standsOn } from '../../basis.js';
import type { CaseContext, ScriptCase } from '../../case.js';
import { argumentPlaces, placeless } from '../places.js';
import type { DocumentSource } from '../source.js';

/** What is stated of a type that is met only deep in something else, which nothing here fills in. */
export function partOfSomething(source: DocumentSource, statement: Statement): ScriptCase {
  const { entity } = statement;
  return unprovoked(source, statement, (context) => {
    const [place] = argumentPlaces(source.iface, context.model, entity);
    if (place === undefined) return context.inapplicable(placeless(source.iface, entity));
    context.blocked(
      `it takes a whole ${spellMember(place)} that is right but for this, and nothing here makes one`,
    );
  });
}

/** Listed so that the denominator is honest: what is stated, and why it was not tried. */
export function unprovoked(
  source: DocumentSource,
  statement: Statement,
  reason: string | ((context: CaseContext) => void),
): ScriptCase {
  const { entity, kind, member, line, file } = statement;
  const about = Object.hasOwn(source.iface.commands, entity)
    ? 'command'
    : Object.hasOwn(source.iface.events, entity)
      ? 'event'
      : 'type';
  return {
    id: `document/${source.iface.document.id}/${about}/${entity}/${kind}/${[...facts(statement), ...(member === undefined ? [] : [member])].join('/') || 'stated'}`,
    title: `${entity}: the documented ${kind}${member === undefined ? '' : ` of ${member}`} holds`,
    ...standsOn('convention'),
    cites: source.cites({ name: entity, line, file: typeof file === 'string' ? file : undefined }),
    needs: {},
    run: async (context) => (typeof reason === 'string' ? context.blocked(reason) : reason(context)),
  };
}

/** What tells statements of one kind about one entity from each other. */
function facts({ class: name, when, choice, requires, outcome, event }: Statement): string[] {
  return [name, when, choice, requires, outcome, event].filter((fact) => typeof fact === 'string');
}
