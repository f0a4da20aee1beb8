/** A definition and its comment: each tells of what the other has. */
import type { WrittenDefinition } from './definition.js';
import type { Documentation } from './documentation.js';
import { hasRule, type SchemaEdition } from './edition.js';
import { type Faults, spoken } from './fault.js';
import type { Pragmas } from './pragmas.js';

export function checkDescription(
  definition: WrittenDefinition,
  edition: SchemaEdition,
  pragmas: Pragmas,
  faults: Faults,
): void {
  const { documentation, meta, name, place, sound } = definition;
  const fault = (message: string, line = place.line) =>
    faults.add('comment', { ...place, line }, name, message);
  const whole = `${meta} ${name}`;
  if (documentation === null) {
    if (pragmas.documentationRequired)
      fault(`${whole} has no documentation comment, and a pragma requires one`);
    return;
  }
  const { symbol, broken } = documentation;
  if (symbol === null) return;
  if (symbol !== name) {
    fault(`${whole} has the comment of ${symbol}`);
    return;
  }
  checkSections(definition, documentation, edition, fault);
  if (broken || !sound) return;
  const described = describable(definition);
  missing(described.features, documentation.features, (names) =>
    fault(`the comment of ${whole} does not describe the feature ${names}`),
  );
  if (hasRule(edition, 900) && !pragmas.undocumented.has(name))
    missing(described.members, documentation.members, (names) =>
      fault(`the comment of ${whole} does not describe ${names}`),
    );
  unknown(documentation.members, described.members, (names, line) =>
    fault(`the comment describes ${names}, which ${whole} does not have`, line),
  );
  unknown(documentation.features, described.features, (names, line) =>
    fault(`the comment describes the feature ${names}, which ${whole} does not have`, line),
  );
}

/** Also of what cannot be read: a comment before it is to name it. */
export function checkTitle({ symbol, broken, comment }: Documentation, faults: Faults): void {
  if (symbol !== null || broken || !comment.closed) return;
  const what = 'the comment before a definition begins with @, its name and a colon, and this one does not';
  faults.add('comment', comment, '', what);
}

type Fault = (message: string, line?: number) => void;

function checkSections(
  { meta, name, returns }: WrittenDefinition,
  { sections }: Documentation,
  edition: SchemaEdition,
  fault: Fault,
): void {
  for (const [section, line] of sections) {
    if (section === 'Since') continue;
    const since = section === 'Errors' ? 900 : 209;
    if (meta !== 'command' && hasRule(edition, since))
      fault(`the section ${section}: is for commands, and ${name} is none: it is of the kind ${meta}`, line);
    else if (section === 'Returns' && meta === 'command' && returns === null && hasRule(edition, 900))
      fault(`the section Returns: describes what command ${name} returns, and it returns nothing`, line);
  }
}

/** What the comment of a definition describes. */
function describable({ meta, members, branches, features, tag }: WrittenDefinition): {
  members: string[];
  features: string[];
} {
  const parts = meta === 'alternate' ? branches : members;
  // A simple union has a member that no one writes.
  const implied = meta === 'union' && tag === null ? ['type'] : [];
  return {
    members: [...implied, ...parts.map(({ name }) => name)],
    features: [...features, ...parts.flatMap((part) => part.features)],
  };
}

function missing(
  names: readonly string[],
  described: ReadonlyMap<string, number>,
  tell: (names: string) => void,
): void {
  const lacking = [...new Set(names.filter((name) => !described.has(name)))];
  if (lacking.length > 0) tell(spoken(lacking));
}

function unknown(
  described: ReadonlyMap<string, number>,
  names: readonly string[],
  tell: (names: string, line: number) => void,
): void {
  const known = new Set(names);
  const strangers = [...described].filter(([name]) => !known.has(name));
  const [first] = strangers;
  if (first) tell(spoken(strangers.map(([name]) => name)), first[1]);
}
