/** The documentation comment of one definition, taken apart but not understood. */
import type { ItemText, SectionText } from '../text/entity.js';

/** What the comment says of an argument, member, enum value, branch or feature. */
export interface DocMember extends ItemText {
  /** Whether the comment marks it `#optional`; unknown where the document does not: it was a habit before 2.9. */
  optional?: boolean;
}

export interface DocBlock {
  /** What it documents; null for a comment that names nothing. */
  name: string | null;
  line: number;
  since?: string;
  /** Of members, values, branches and features; also of some that have no text of their own. */
  memberSince: Map<string, string>;
  /** The page lost no line of it. */
  whole: boolean;
  /** It is no documentation comment, from `##` to `##`, but one beside the code. */
  plain: boolean;
  sections: SectionText[];
  members: DocMember[];
  features: DocMember[];
}

export function docText(part: { text: { text: string }[] } | { lines: { text: string }[] }): string {
  return ('text' in part ? part.text : part.lines).map((line) => line.text.trim()).join('\n');
}
