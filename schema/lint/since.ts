/** Nothing is older than what it is part of, or newer than the document. */
import type { Interface, Members } from '../model.js';
import { type LintFinding, type LintRule, place } from './finding.js';

interface Part {
  name: string;
  since: string | undefined;
  line?: number | undefined;
}

export const since: LintRule = ({ interface: iface }) =>
  [iface.commands, iface.events, iface.types].flatMap((all) =>
    Object.entries(all).flatMap(([name, entity]) => ofEntity(name, entity, iface.document.version)),
  );

type Entity = Interface['commands'][string] | Interface['events'][string] | Interface['types'][string];

function ofEntity(name: string, entity: Entity, version: string | null): LintFinding[] {
  const finding = (part: Part, why: string): LintFinding => ({
    rule: 'since',
    entity: name,
    ...place(part.line ?? entity.line, entity.file),
    message: `${part.name === name ? name : `${part.name} of ${name}`} is told to be there since ${part.since}, ${why}`,
  });
  const found: LintFinding[] = [];
  const parts = partsOf(entity);
  for (const part of [{ name, since: entity.since, line: entity.line }, ...parts]) {
    if (version !== null && isBefore(version, part.since))
      found.push(finding(part, `later than the document's own version, ${version}`));
  }
  for (const part of parts) {
    if (isBefore(part.since, entity.since))
      found.push(finding(part, `before ${name} itself, which is since ${entity.since}`));
  }
  return found;
}

function partsOf(entity: Entity): Part[] {
  const ofMembers = (members: Members | string | null): Part[] =>
    typeof members === 'string' || members === null
      ? []
      : Object.entries(members).map(([name, { since, line }]) => ({ name, since, line }));
  if ('arguments' in entity) return ofMembers(entity.arguments);
  if ('data' in entity) return ofMembers(entity.data);
  if (entity.kind !== 'enum') return ofMembers(entity.members);
  return Object.entries(entity.valueSince ?? {}).map(([name, since]) => ({ name, since }));
}

/** By release: 2.12.1 documents what 2.12 has. */
function isBefore(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [left, right] = [a, b].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const major = (left[0] ?? 0) - (right[0] ?? 0);
  return major < 0 || (major === 0 && (left[1] ?? 0) < (right[1] ?? 0));
}
