/** Bullets that list members, values, branches and features, as the QAPI domain prints them. */
import type { InheritedText, ItemText } from '../text/entity.js';
import type { Line } from '../text/lines.js';
import { Joined, type Lexicon } from '../text/prose.js';
import { NAME_PATTERN } from './kinds.js';
import type { PageLine } from './page.js';

const MEMBER = new RegExp(`^(${NAME_PATTERN}) \\(([^()]*)\\)(?: --|$)`);
const VALUE = new RegExp(`^(${NAME_PATTERN})(?: --|$)`);
const INHERITED = new RegExp(
  `^(?:When (${NAME_PATTERN}) is (${NAME_PATTERN}): )?The members of (${NAME_PATTERN}?)\\.?$`,
);

export function domainItems(
  lines: readonly PageLine[],
  bare: boolean,
  lexicon: Lexicon,
): { items: ItemText[]; inherits: InheritedText[] } {
  const items: ItemText[] = [];
  const inherits: InheritedText[] = [];
  for (const bullet of bulletsOf(lines)) {
    const joined = new Joined(bullet, lexicon);
    const { line } = bullet[0] as Line;
    const inherited = INHERITED.exec(joined.text);
    const match = inherited ? null : (bare ? VALUE : MEMBER).exec(joined.text);
    if (inherited) {
      const [, tag, value, type = ''] = inherited;
      inherits.push({ type, ...(tag === undefined || value === undefined ? {} : { tag, value }), line });
    } else if (match) {
      const text = joined.after(match[0].length);
      items.push({ name: match[1] as string, line, ...(bare ? {} : typed(match[2] as string)), text });
    }
  }
  return { items, inherits };
}

/** `int, optional` */
function typed(parenthesis: string): { type: string; optional: boolean } {
  const [type = '', ...rest] = parenthesis.split(',').map((word) => word.trim());
  return { type, optional: rest.includes('optional') };
}

/** The text of each outermost bullet, bullet sign off. */
function bulletsOf(lines: readonly PageLine[]): Line[][] {
  const first = lines.find((l) => l.text.startsWith('• '));
  const bullets: Line[][] = [];
  for (const line of lines) {
    if (line.text.startsWith('• ') && first && line.indent <= first.indent) {
      bullets.push([{ line: line.line, text: line.text.slice(2) }]);
    } else {
      bullets.at(-1)?.push({ line: line.line, text: line.text });
    }
  }
  return bullets;
}
