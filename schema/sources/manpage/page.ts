/** A man page as lines with their indentation: what the roff source and the rendered text have in common. */
export interface PageLine {
  line: number;
  /** Columns before the text. */
  indent: number;
  /** Without indentation; inner spacing as rendered. Empty for a blank line. */
  text: string;
}

export interface ManualPage {
  lines: PageLine[];
  /** From the header or the footer; null when the page tells none. */
  version: string | null;
}

/** A chapter's title: capitals at the margin. Anything else there is none of the manual's text. */
export function isChapter({ indent, text }: PageLine): boolean {
  return indent === 0 && /^[^a-z]+$/.test(text);
}

/** Columns at which man puts headings and text, and how far it sets definitions off. */
export const HEADING_INDENT = 3;
export const BODY_INDENT = 7;
export const HANG = 7;
