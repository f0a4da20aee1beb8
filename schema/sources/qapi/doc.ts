/** The documentation comment of one definition, taken apart but not understood. */
import type { ItemText, SectionText } from '../text/entity.js';

/** What the comment says of an argument, member, enum value, branch or feature. */
export interface DocMember extends ItemText {
  /** The comment marks it `#optional`: a habit of QEMU before 2.9. */
  optional: boolean;
}

export interface DocBlock {
  /** What it documents; null for a comment that names nothing. */
  name: string | null;
  line: number;
  since?: string;
  /** Of members, values, branches and features; also of some that have no text of their own. */
  memberSince: Map<string, string>;
  /** Places above the last member where the page lost more than a blank line: a member may have stood there. */
  gaps: number;
  sections: SectionText[];
  members: DocMember[];
  features: DocMember[];
}

export function textOf(part: { text: { text: string }[] } | { lines: { text: string }[] }): string {
  return ('text' in part ? part.text : part.lines).map((line) => line.text.trim()).join('\n');
}
