/** A documented command or event exists, or the documents tell why it does not. */
import { type EntityKind, lastWith } from '../../schema/compare/history.js';
import { judge as judgeLack } from '../../schema/compare/judge.js';
import type { Command, Event } from '../../schema/model.js';
import type { ScriptCase } from '../case.js';
import type { DocumentSource } from './source.js';
import {
  comparing,
  type DocumentVerdict,
  excused,
  type Inapplicable,
  SAYS_NOTHING,
  type Server,
} from './verdict.js';

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
    judge: (server) => judge(source, kind, name, server),
  });
}

function judge(
  source: DocumentSource,
  kind: EntityKind,
  name: string,
  { facts, actual }: Server,
): DocumentVerdict {
  if (kind === 'events' && actual === null) return SAYS_NOTHING;
  if (kind === 'commands' ? facts.commands.has(name) : Object.hasOwn(actual?.events ?? {}, name))
    return { differences: [] };
  if (facts.disabled.has(name)) return { inapplicable: `${name} is disabled on this target` };
  const reason = absence(source, kind, name);
  if (reason !== null) return reason;
  const message = `the ${WORDS[kind]} ${name} is documented, and the server does not have it`;
  return { differences: [{ rule: 'entity-kept', path: [], message }] };
}

/** Why the documents let this server lack the entity; null when they do not. */
function absence(
  { iface, program, server, bench }: DocumentSource,
  kind: EntityKind,
  name: string,
): Inapplicable | null {
  const its = server ?? program;
  const judgement = judgeLack({ kind, entity: name, list: 'itself', path: [], rule: 'entity-kept' }, bench);
  if (judgement !== null) return excused(judgement);
  if (its === program || lastWith(bench.history(), kind, name, its)) return null;
  return {
    inapplicable: `${iface.document.id} is a document of ${program}, and no document of ${its} has ${name}`,
  };
}
