/** One spelling for all documents: plain quotes, no marks around names. */

const MARKED = /[‘’“”`*@#]|optional/;

/** A line without what only the document's format puts there. */
export function plain(text: string): string {
  if (!MARKED.test(text)) return text;
  return text
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/``?([^`\n]{1,80})``?/g, "'$1'")
    .replaceAll(/`([^`'\n]{1,80})'/g, "'$1'")
    .replaceAll(/(?<![\w@*])\*([\w-]{1,80})\*(?![\w*])/g, '$1')
    .replaceAll(/(?<!\w)[@#](?=[A-Za-z_])/g, '')
    .replace(/^\s*optional\b:? ?(?=\S)/, '');
}

const ABBREVIATIONS = /(?:\b(?:e\.g|i\.e|etc|vs|cf|resp|incl|approx)|\b[A-Z])\.$/;

/** Whether the full stop at the end is that of an abbreviation. */
export function endsInAbbreviation(text: string): boolean {
  return ABBREVIATIONS.test(text.slice(-8));
}

/** Where sentences of a running text begin. */
export function sentenceStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/[.!?][)"']? (?=[A-Z"'([])| (?=Notes?: )/g)) {
    const stop = match.index + 1;
    if (endsInAbbreviation(text.slice(0, stop))) continue;
    starts.push(match.index + match[0].length);
  }
  return starts;
}
