/** What a document of this very release calls deprecated, introspection calls so too. */

import type { Counterpart } from '../../../schema/compare/matching.js';
import { compareReleases } from '../../../schema/compare/release.js';
import type { Interface, Statement } from '../../../schema/model.js';
import { argumentMembers } from '../../../schema/types.js';
import { standsOn } from '../../basis.js';
import type { ScriptCase } from '../../case.js';
import { argumentPlaces } from '../places.js';
import type { DocumentSource } from '../source.js';
import { comparing, SAYS_NOTHING } from '../verdict.js';

export function deprecatedCase(source: DocumentSource, statement: Statement, command: string): ScriptCase {
  const { member } = statement;
  const id = `command/${command}/${member === undefined ? '' : `argument/${member}/`}deprecated`;
  return marked(source, statement, id, command, (server) => featuresOf(server, command, member));
}

/** The same of an event, a type, or a member or value of one: wherever the server has it. */
export function deprecatedPart(source: DocumentSource, statement: Statement): ScriptCase {
  const { entity, member } = statement;
  const { iface } = source;
  const isEvent = Object.hasOwn(iface.events, entity);
  const id = `${isEvent ? 'event' : 'type'}/${entity}/deprecated/${member ?? 'stated'}`;
  return marked(source, statement, id, entity, (server) => {
    if (isEvent && member === undefined)
      return server.events[entity] && (server.events[entity].features ?? []);
    const all = argumentPlaces(iface, server, entity).flatMap((place) => partFeatures(place, member) ?? []);
    return all.length === 0 ? undefined : all;
  });
}

/** At least one, of what the server has there; an empty string stands for none. */
function partFeatures({ type, members }: Counterpart, member: string | undefined): string[] | undefined {
  if (member === undefined) return ['', ...(type.features ?? [])];
  if (type.kind === 'enum')
    return type.values?.includes(member) ? ['', ...(type.valueFeatures?.[member] ?? [])] : undefined;
  const found = Object.hasOwn(members, member) ? members[member] : undefined;
  return found && ['', ...(found.features ?? [])];
}

/** `features` tells those of what is deprecated; undefined where the server does not have it. */
function marked(
  source: DocumentSource,
  { member, entity, line, file }: Statement,
  id: string,
  subject: string,
  features: (server: Interface) => string[] | undefined,
): ScriptCase {
  const what = member === undefined ? subject : `${member} of ${subject}`;
  return comparing(source, {
    id,
    title: `introspection marks ${what} as deprecated, as the document does`,
    stands: standsOn('documentation', { detail: true, otherRelease: !source.own }),
    cites: source.cites({ name: entity, line, file: typeof file === 'string' ? file : undefined }),
    needs: Object.hasOwn(source.iface.commands, subject) ? { commands: [subject] } : {},
    judge: ({ actual }) => {
      if (actual === null) return SAYS_NOTHING;
      if (!source.own)
        return { inapplicable: 'the document is not of this release, where it may have been removed' };
      const found = features(actual);
      if (found === undefined) return { inapplicable: `the server has no ${what}` };
      if (found.includes('deprecated')) return { differences: [] };
      if (inWordsOnly(source, entity, member))
        return { inapplicable: `the schema itself marks ${what} in words only, which introspection has not` };
      const message = `${what} is documented as deprecated, and introspection does not say so`;
      return { differences: [{ rule: 'entity-kept', path: [], message }] };
    },
  });
}

/** Of a type as a whole: the schema of this release, or of a later one, has the type without the feature. */
function inWordsOnly(
  { iface, program, history }: DocumentSource,
  entity: string,
  member: string | undefined,
): boolean {
  if (member !== undefined) return false;
  const { version } = iface.document;
  const later = history().filter(
    (edition) => edition.program === program && (compareReleases(edition.version, version) ?? -1) >= 0,
  );
  return [iface, ...later.map((edition) => edition.iface)].some(({ document, types }) => {
    const type = Object.hasOwn(types, entity) ? types[entity] : undefined;
    return document.kind === 'qapi' && type !== undefined && !type.features?.includes('deprecated');
  });
}

/** Undefined where the server has no such command or argument. */
function featuresOf(server: Interface, command: string, member: string | undefined): string[] | undefined {
  const entity = server.commands[command];
  if (member === undefined) return entity && (entity.features ?? []);
  const argument = argumentMembers(server, entity?.arguments ?? null)?.[member];
  return argument && (argument.features ?? []);
}
