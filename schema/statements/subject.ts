/** What a matcher may ask about the entity that a sentence is said of. */
import type { Interface, Member, Members } from '../model.js';
import type { EntityText } from '../sources/text/entity.js';
import { record } from '../sources/text/record.js';
import { argumentMembers, membersOf } from '../types.js';

export interface Subject {
  entity: string;
  kind: EntityText['kind'];
  /** Arguments, data or members by name, inherited ones too; enum values are none. */
  members: Members;
  /** Whether the document defines an event of that name. */
  isEvent(name: string): boolean;
  /** Whether the document defines anything of that name, this entity's members included. */
  isKnown(name: string): boolean;
  /** The values of an enum type; null when the name is that of none, or they are lost. */
  valuesOf(type: string): readonly string[] | null;
}

export function subjectOf(entity: EntityText, iface: Interface): Subject {
  // Most texts say nothing that anybody asks about.
  let found: Members | undefined;
  const members = () => {
    found ??= membersIn(entity, iface);
    return found;
  };
  return {
    entity: entity.name,
    kind: entity.kind,
    get members() {
      return members();
    },
    isEvent: (name) => Object.hasOwn(iface.events, name),
    isKnown: (name) =>
      Object.hasOwn(members(), name) ||
      [iface.commands, iface.events, iface.types].some((all) => Object.hasOwn(all, name)),
    valuesOf(type) {
      const found = Object.hasOwn(iface.types, type) ? iface.types[type] : undefined;
      return found?.kind === 'enum' ? found.values : null;
    },
  };
}

/** The name of the member that a word stands for: its own, or the only one that ends in `-word`. */
export function memberNamed(subject: Subject, word: string): string | null {
  if (Object.hasOwn(subject.members, word)) return word;
  const ending = Object.keys(subject.members).filter((name) => name.endsWith(`-${word}`));
  return ending.length === 1 && word.length > 4 ? (ending[0] as string) : null;
}

function membersIn(entity: EntityText, iface: Interface): Members {
  const { name, kind } = entity;
  const own = <T>(all: Record<string, T>): T | undefined =>
    Object.hasOwn(all, name) ? all[name] : undefined;
  const documented = record(
    (kind === 'enum' ? [] : (entity.members ?? [])).map((m): [string, Member] => [
      m.name,
      { type: null, optional: m.optional ?? true },
    ]),
  );
  const modelled =
    kind === 'command'
      ? argumentMembers(iface, own(iface.commands)?.arguments ?? null)
      : kind === 'event'
        ? argumentMembers(iface, own(iface.events)?.data ?? null)
        : membersOf(iface, name);
  return Object.assign(documented, modelled);
}
