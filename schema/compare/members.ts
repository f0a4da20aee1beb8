/** Presence and optionality of one member. */
import type { Member, Members } from '../model.js';
import { type Difference, type Path, spell } from './difference.js';
import type { Direction } from './rules.js';

export interface MemberPlace {
  direction: Direction;
  path: Path;
  /** The documented type whose member it is. */
  type: string | null;
}

/** What is wrong with whether, and how surely, a documented member is there. `actual` is undefined where it is absent. */
export function memberDifferences(
  documented: Member,
  actual: Member | undefined,
  { direction, path, type }: MemberPlace,
): Difference[] {
  const at = spell(path);
  if (actual === undefined) {
    const fate = direction === 'send' ? 'does not take it' : 'never sends it';
    return [
      {
        rule: `${direction}/member-kept`,
        path,
        message: `${at} is documented, and the server ${fate}`,
        absent: { type, name: path.at(-1) ?? '' },
      },
    ];
  }
  if (direction === 'send' && documented.optional && !actual.optional) {
    const message = `${at} is documented as optional, and the server requires it`;
    return [{ rule: 'send/stays-optional', path, message }];
  }
  if (direction === 'receive' && !documented.optional && actual.optional) {
    const message = `${at} is documented as always there, and the server may leave it out`;
    return [{ rule: 'receive/stays-present', path, message }];
  }
  return [];
}

/** Members that the server requires and the document does not know. */
export function newMandatory(known: (name: string) => boolean, actual: Members, within: Path): Difference[] {
  return Object.entries(actual)
    .filter(([name, member]) => !member.optional && !known(name))
    .map(([name]) => {
      const path = [...within, name];
      const message = `the server requires ${spell(path)}, which the document does not have`;
      return { rule: 'send/no-new-mandatory', path, message };
    });
}
