/** The text of a schema as people have it, made into lines that can be scanned. */
import { unflatten } from './flattened.js';
import { stripLineNumbers } from './line-numbers.js';
import type { Source } from './source-text.js';

/** Puts back what print lost: no name of QAPI has a space, and where a text has no underscore, that is what it was. */

/** `'*bps rd'`, and no prose between apostrophes. */
const SPACED = /(?<=[\s{[,:])'(\*?[A-Za-z][\w.-]{0,60}(?: [\w.-]{1,60}){1,8})'(?=[\s,:}\]]|$)/g;
const COMMENT = /^\s*#/;

/** Null when nothing was lost. The length of no line changes. */
export function withUnderscores(text: string): { text: string; names: number } | null {
  if (text.includes('_')) return null;
  const names = new Set<string>();
  const lines = text.split('\n');
  for (const [row, line] of lines.entries()) {
    if (COMMENT.test(line) || !line.includes("'")) continue;
    lines[row] = line.replace(SPACED, (whole, name: string) => {
      names.add(name.replace(/^\*/, ''));
      return whole.replaceAll(' ', '_');
    });
  }
  if (names.size === 0) return null;
  for (const [row, line] of lines.entries()) {
    if (!COMMENT.test(line) || !line.includes('@')) continue;
    lines[row] = line.replace(/@([A-Za-z][\w.-]*(?: [\w.-]+){1,8})/g, (whole, run: string) => {
      const name = longest(run, names);
      return name === null ? whole : `@${name.replaceAll(' ', '_')}${run.slice(name.length)}`;
    });
  }
  return { text: lines.join('\n'), names: names.size };
}

/** The most words of a run that are a name. */
function longest(run: string, names: ReadonlySet<string>): string | null {
  for (let end = run.length; end > 0; end = run.lastIndexOf(' ', end - 1)) {
    const name = run.slice(0, end);
    if (names.has(name)) return name;
  }
  return null;
}

/** Schemas of whole emulators are below 1 MB: whatever is larger than this many characters is none. */
export const LARGEST = 8 * 1024 * 1024;

/** What is wrong with a text, before it is read; null when it may be read. */
export function unreadableSource(text: string): string | null {
  if (text.length > LARGEST) {
    return `expected a QAPI schema of at most ${LARGEST} characters, got ${text.length}: is this another file?`;
  }
  if (text.slice(0, 8192).includes('\0'))
    return 'expected a QAPI schema, got binary data: is this another file?';
  return null;
}

export function prepareSource(text: string): Source {
  const source = stripLineNumbers(text) ??
    unflatten(text) ?? { text, physical: null, lost: null, undone: null };
  const restored = withUnderscores(source.text);
  const undone = [
    source.undone,
    restored && `underscores that print lost were put back in ${restored.names} names`,
  ].filter((each) => each !== null);
  return {
    ...source,
    text: restored?.text ?? source.text,
    undone: undone.length === 0 ? null : undone.join('; '),
    indented: /^[ \t]+['"{}[\]]/m.test(source.text),
    marksOptional: text.includes('#optional'),
  };
}

/** True of a text that lost its lines, or got others: its language cannot be judged. */
export function isDamagedSource(text: string): boolean {
  return unreadableSource(text) !== null || stripLineNumbers(text) !== null || unflatten(text) !== null;
}

export function physicalLine(source: Source, row: number): number {
  return source.physical?.[row] ?? row + 1;
}

/** How many lines are lost between two lines of the text. */
export function lostBetween(source: Source, row: number, laterRow: number): number {
  return source.lost === null ? 0 : (source.lost[laterRow] ?? 0) - (source.lost[row] ?? 0);
}
