/** Finds in the doc comment what the definition itself lost: names and optionality of members, names of values. */
import type { Definition } from './definition.js';
import type { ReportDiagnostic } from './diagnostics.js';
import type { DocMember } from './doc.js';

export interface Recovery {
  members: DocMember[];
  /** The definition lost more than its doc comment can tell, or possibly so. */
  incomplete: boolean;
}

/** True when the text of a definition shows that members or whole parts may be missing. */
export function isDamaged({ meta, damage, parts }: Definition): boolean {
  const data = parts.get('data');
  const needsData = meta !== 'command' && meta !== 'event';
  if (data?.kind === 'lost' || (needsData && damage.cut && data === undefined)) return true;
  return damage.lines > 0 || damage.open || damage.opening;
}

/** Features whose heading is lost look like members; dotted names are members of members. */
function mayBeMember({ name }: DocMember): boolean {
  return !/^(deprecated|unstable)$/.test(name) && (!name.includes('.') || name.startsWith('__'));
}

/** `present`: the names of the members or values that the definition still has. */
export function recover(definition: Definition, present: string[], report: ReportDiagnostic): Recovery {
  if (!isDamaged(definition)) return { members: [], incomplete: false };
  const { damage, doc, name, line } = definition;
  const documented = doc?.members ?? [];
  const here = new Set(present);
  const told = new Set(documented.map((member) => member.name));
  const members = documented.filter((member) => !here.has(member.name) && mayBeMember(member));
  // Each line that is lost held a member at least. A comment tells of all members if it is whole itself and tells of
  // all that are left.
  const needed = damage.lines + (damage.more ? 1 : 0);
  const tellsAll = doc?.whole && present.length > 0 && present.every((known) => told.has(known));
  const incomplete = !tellsAll || members.length < needed;
  const names = members.map((member) => member.name).join(', ');
  if (members.length > 0) {
    const more = incomplete ? ', and there may be more' : '';
    report('warning', `${name} lost ${names}: its doc comment still has them, without types${more}`, line);
  } else if (incomplete) report('warning', `${name} lost text: there may be more of it than is listed`, line);
  return { members, incomplete };
}
