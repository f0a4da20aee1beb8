/** Reads since-versions out of documentation, in their many spellings. */

const VERSION = String.raw`(?:qemu[ -]?)?v?(\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)(?![\d.]*[\w%])`;

/** `Since: 1.2`, `Since 0.14.0` as a line of its own. */
const SINCE_LINE = new RegExp(String.raw`^since\s*:?\s*${VERSION}`, 'i');

/** `(since 2.4)`, `(Since: 7.1; default: off)`, `(default: 0, since 5.2)`. */
const IN_PARENTHESES = new RegExp(
  String.raw`[([](?:[^()[\]]{0,200}[;,]\s*)?since\s*:?\s*${VERSION}\s*(?:[;,][^()[\]]{0,200})?[)\]]`,
  'i',
);

/** `Since 1.3.` as the end of a sentence or of the text. */
const AS_SENTENCE = new RegExp(String.raw`(?:^|[.;,)]\s*)since\s*:?\s*${VERSION}\s*(?:\.|;|,|$)`, 'i');

/** The version in a line that says nothing else; undefined when it is no such line. */
export function sinceLine(line: string): string | undefined {
  return SINCE_LINE.exec(line)?.[1];
}

/** The version that the text about one member gives for that member. */
export function sinceOfMember(text: string): string | undefined {
  const joined = text.replace(/\s+/g, ' ').trim();
  return (IN_PARENTHESES.exec(joined) ?? AS_SENTENCE.exec(joined))?.[1];
}
