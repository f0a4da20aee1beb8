/** Characters that roff writes as `\(xx`, `\[xx]` or `\*(xx`. */
const SPECIAL: Record<string, string> = {
  aq: "'", dq: '"', bu: '•', oq: '‘', cq: '’', lq: '“', rq: '”', em: '—', en: '–', hy: '-', mi: '-', rs: '\\',
  ti: '~', ha: '^', ga: '`', ul: '_', or: '|', at: '@', sh: '#', co: '©', mu: '×', '->': '→', '<-': '←',
}; // biome-ignore format: a table

const ESCAPE =
  /\\(?:f(?:\[[^\]]{0,99}\]|\(..|.)|\((..)|\[([^\]]{0,99})\]|\*(?:\(..|\[[^\]]{0,99}\]|.)|[nks](?:\(..|\[[^\]]{0,99}\]|[+-]?.)|X'[^']{0,999}'|(.)|$)/g;

/** The text that a line of roff stands for: fonts dropped, special characters resolved. */
export function unescapeRoff(text: string): string {
  if (!text.includes('\\')) return text;
  // Nine of ten are hyphens.
  const rest = text.includes('\\\\') ? text : text.replaceAll('\\-', '-');
  if (!rest.includes('\\')) return rest;
  return rest.replace(ESCAPE, (_, short?: string, long?: string, single?: string) => {
    const name = short ?? long;
    if (name !== undefined) return SPECIAL[name] ?? unicode(name) ?? '';
    return single === undefined ? '' : (SINGLE[single] ?? '');
  });
}

/** `\X` for one character X; what is not here takes no room (`\&`, `\%`, `\:`, `\/`, `\,`). */
const SINGLE: Record<string, string> = {
  '-': '-',
  e: '\\',
  '\\': '\\',
  ' ': ' ',
  '~': ' ',
  '0': ' ',
  "'": '´',
  '`': '`',
  '.': '.',
  t: ' ',
};

function unicode(name: string): string | undefined {
  const code = /^u([0-9A-Fa-f]{4,6})$/.exec(name)?.[1];
  return code === undefined || Number.parseInt(code, 16) > 0x10ffff
    ? undefined
    : String.fromCodePoint(Number.parseInt(code, 16));
}
