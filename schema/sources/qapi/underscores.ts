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
