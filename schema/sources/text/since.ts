/** Versions that prose names: "2.1", "0.14.0", "v1.5". */
const VERSION = String.raw`v?(\d+(?:\.\d+)+)`;

const WHOLE = new RegExp(`^${VERSION}`);
const PARENTHESIS = new RegExp(String.raw`\([^()]{0,80}?\bsince:? ?(?:qemu )?${VERSION}`, 'i');
const SENTENCE = new RegExp(`(?:^|[.;] )since:? ?${VERSION}(?:[.)]|$)`, 'i');
const TAIL = new RegExp(String.raw` Since:? ${VERSION}\.?$`);
const ONLY = new RegExp(`^${VERSION}$`);

/** The version with which a text introduces its subject, as in "(since 2.1)" or "Since 1.3."; undefined when it tells none. */
export function sinceOf(text: string): string | undefined {
  return (PARENTHESIS.exec(text) ?? SENTENCE.exec(text) ?? TAIL.exec(text) ?? ONLY.exec(text))?.[1];
}

/** The version that a section named Since begins with. */
export function sinceSection(text: string): string | undefined {
  return WHOLE.exec(text.replace(/^since:? ?/i, ''))?.[1];
}

const PER_NAME = new RegExp(
  `(?<![A-Za-z0-9_-])([A-Za-z0-9_][A-Za-z0-9_-]*)’? (?:- )?since:? ${VERSION}`,
  'gi',
);

/** What a section named Since adds about single members or values: "NAME since 2.2". */
export function sinceByName(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of text.matchAll(PER_NAME)) found.set(match[1] as string, match[2] as string);
  return found;
}
