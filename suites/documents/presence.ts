/** A documented command or event exists, or the documents tell why it does not. */
import { ANNOUNCED, announcement } from '../../schema/compare/difference.js';
import { isOlder, newerThanServer } from '../../schema/compare/excuse.js';
import { conditionOf, type EntityKind, lastWith, removal } from '../../schema/compare/history.js';
import { announcedRemoval, removalText } from '../../schema/compare/removals.js';
import type { Command, Event } from '../../schema/model.js';
import type { ScriptCase } from '../case.js';
import type { DocumentSource } from './source.js';
import { comparing, SAYS_NOTHING, type Server, type Verdict } from './verdict.js';

const WORDS = { commands: 'command', events: 'event' } as const;

export function present(
  source: DocumentSource,
  kind: EntityKind,
  name: string,
  entity: Command | Event,
): ScriptCase {
  const word = WORDS[kind];
  return comparing(source, {
    id: `${word}/${name}/present`,
    title: `the documented ${word} ${name} exists`,
    cites: source.cites({ name, ...entity }, 'entity-kept'),
    judge: (server) => judge(source, kind, name, entity, server),
  });
}

function judge(
  source: DocumentSource,
  kind: EntityKind,
  name: string,
  entity: Command | Event,
  { facts, actual }: Server,
): Verdict {
  if (kind === 'events' && actual === null) return SAYS_NOTHING;
  if (kind === 'commands' ? facts.commands.has(name) : Object.hasOwn(actual?.events ?? {}, name))
    return { differences: [] };
  if (facts.disabled.has(name)) return { inapplicable: `${name} is disabled on this target` };
  const reason = absence(source, kind, name, entity);
  if (reason !== null) return { inapplicable: reason };
  const message = `the ${WORDS[kind]} ${name} is documented, and the server does not have it`;
  return { differences: [{ rule: 'entity-kept', path: [], message }] };
}

/** Why the documents let this server lack the entity; null when they do not. */
function absence(
  { iface, program, server, versions, history }: DocumentSource,
  kind: EntityKind,
  name: string,
  { condition, since, features }: Pick<Command, 'condition' | 'since' | 'features'>,
): string | null {
  if (condition !== undefined) return `documented only where ${condition}`;
  const announced = announcement(name, features);
  if (announced !== null && isOlder(versions)) return ANNOUNCED[announced];
  const young = newerThanServer(since, versions);
  if (young !== null) return young;
  const editions = history();
  const known = conditionOf(editions, kind, name);
  if (known) return `${known.edition.iface.document.id} has it only where ${known.condition}`;
  const its = server ?? program;
  if (its !== program && !lastWith(editions, kind, name, its)) {
    return `${iface.document.id} is a document of ${program}, and no document of ${its} has ${name}`;
  }
  if (versions.server === null) return null;
  const listed = isOlder(versions) ? announcedRemoval(name, '', versions.server) : null;
  if (listed !== null) return removalText(listed);
  const gone = removal(editions, kind, name, its, versions.server);
  if (gone === null) return null;
  const last = lastWith(editions, kind, name, its);
  const without = gone.iface.document.id;
  return last === null
    ? `removed since, or never there: no catalog of ${its} has it, ${without} among them`
    : `removed since: ${last.iface.document.id} has it, ${without} does not`;
}
