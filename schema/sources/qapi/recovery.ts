/** Finds in the doc comment what the definition itself lost: names and optionality of members, names of values. */
import type { Definition } from './definition.js';
import type { Report } from './diagnostics.js';
import type { DocMember } from './doc.js';

export interface Recovery {
  members: DocMember[];
  /** The definition lost more than its doc comment can tell, or possibly so. */
  incomplete: boolean;
}

/** True when the text of a definition shows that members or whole parts may be missing. */
export function isDamaged({ damage, parts }: Definition): boolean {
  return damage.lines > 0 || (damage.cut && damage.open) || parts.get('data')?.kind === 'lost';
}

/** `present`: the names of the members or values that the definition still has. */
export function recover(definition: Definition, present: string[], report: Report): Recovery {
  if (!isDamaged(definition)) return { members: [], incomplete: false };
  const { damage, doc, name, line } = definition;
  const documented = doc?.members ?? [];
  const here = new Set(present);
  const told = new Set(documented.map((member) => member.name));
  const members = documented.filter((member) => !here.has(member.name));
  const undocumented = present.filter((known) => !told.has(known));
  const needed = damage.lines + (damage.open ? 1 : 0);
  // A closed definition has its lost lines counted. Of an open one only the comment tells, if that has lost nothing
  // but what the definition still has.
  const unsure = damage.open && (doc?.gaps ?? 0) > undocumented.length;
  const incomplete = documented.length === 0 || members.length < needed || unsure;
  if (members.length > 0) {
    const names = members.map((member) => member.name).join(', ');
    report('warning', `${name} lost ${names}: known from its doc comment, without type`, line);
  }
  if (incomplete) {
    report('warning', `${name} lost text, and nothing tells all of what: there may be more`, line);
  }
  return { members, incomplete };
}
