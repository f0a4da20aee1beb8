/** How a line of a documentation comment has to look. */
import { hasRule, type SchemaEdition } from './edition.js';

const WIDEST = 70;
const URL_ALONE = /^ *(?:https?|ftp):\/\/[^ ]*$/;
const LITERAL = /^(?:\.\. +qmp-example)? *::$/;
/** The end of a sentence with one space behind it; not of an abbreviation, and not the number of an item. */
const ONE_SPACE = /(?:\be\.g\.|^ *\d\.|([.!?])) [A-Z0-9(]/g;

export class LineRules {
  /** Within an example that is printed as it stands; its indentation once that is known. */
  private literal: { indent: number } | null = null;

  constructor(private readonly edition: SchemaEdition) {}

  /** What is wrong with a line, from its `#` on; null where it is as it should be. */
  complaint(line: string): string | null {
    if (line === '#') return null;
    if (line[1] !== ' ') return `expected a space after #, got ${line.slice(0, 40)}`;
    const text = line.slice(2).trimEnd();
    this.watchLiterals(text);
    return this.literal === null && hasRule(this.edition, 1002) ? complaintOfText(text) : null;
  }

  private watchLiterals(text: string): void {
    if (LITERAL.test(text)) this.literal = { indent: 0 };
    else if (this.literal !== null && text !== '') {
      const indent = text.length - text.trimStart().length;
      if (this.literal.indent === 0) this.literal.indent = indent;
      else if (indent < this.literal.indent) this.literal = null;
    }
  }
}

function complaintOfText(text: string): string | null {
  const width = text.length + '# '.length;
  if (width > WIDEST && !URL_ALONE.test(text))
    return `a line of documentation has at most ${WIDEST} characters since QEMU 10.2, and this one has ${width}`;
  for (const [, end] of text.matchAll(ONE_SPACE)) {
    if (end !== undefined) return 'sentences have two spaces between them since QEMU 10.2, and here is one';
  }
  return null;
}
