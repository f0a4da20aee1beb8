/** Cases derived from a document: what it says is held against what the server says of itself, and against what it does. */
import type { Command, Event } from '../../schema/model.js';
import type { Case } from '../case.js';
import { exampleCases } from '../examples/index.js';
import { argumentCases } from './arguments.js';
import { eventDataCases } from './events.js';
import { outOfBand } from './out-of-band.js';
import { present } from './presence.js';
import { replyCases } from './reply.js';
import { returnCases } from './returns.js';
import type { DocumentSource } from './source.js';
import { statementCases } from './statements/index.js';
import { undocumentedCases } from './undocumented.js';

type Derive<T> = (source: DocumentSource, name: string, entity: T) => Case[];

/** A new kind of case for every documented command is a new file and a line here. */
const OF_COMMANDS: readonly Derive<Command>[] = [
  (source, name, command) => [present(source, 'commands', name, command)],
  argumentCases,
  returnCases,
  outOfBand,
  replyCases,
];

const OF_EVENTS: readonly Derive<Event>[] = [
  (source, name, event) => [present(source, 'events', name, event)],
  eventDataCases,
];

/** All cases of one document. */
export function documentCases(source: DocumentSource): Case[] {
  const { commands, events } = source.iface;
  return [
    ...Object.entries(commands).flatMap(([name, entity]) =>
      OF_COMMANDS.flatMap((d) => d(source, name, entity)),
    ),
    ...Object.entries(events).flatMap(([name, entity]) => OF_EVENTS.flatMap((d) => d(source, name, entity))),
    ...statementCases(source),
    ...exampleCases(source),
    ...undocumentedCases(source),
  ];
}
