/** Bullets that list members, values, branches and features, as the QAPI domain prints them. */
import { append, type InheritedText, type ItemText } from '../text/entity.js';
import type { Line } from '../text/lines.js';
import { Joined, type Lexicon } from '../text/prose.js';
import { NAME_PATTERN } from './kinds.js';
import type { PageLine } from './page.js';

const MEMBER = new RegExp(`^(${NAME_PATTERN}) \\(([^()]*)\\)(?: --|$)`);
const VALUE = new RegExp(`^(${NAME_PATTERN})(?: --|$)`);
const INHERITED = new RegExp(
  `^(?:When (${NAME_PATTERN}) is (${NAME_PATTERN}): )?The members of (${NAME_PATTERN}?)\\.?$`,
);

/** What begins like an item; other bullets are nested in an item's text, though they may not stand deeper. */
const ENTRY = new RegExp(`^(?:${NAME_PATTERN} (?:\\(|--)|The members of |When )`);

export function domainItems(
  lines: readonly PageLine[],
  bare: boolean,
  lexicon: Lexicon,
): { items: ItemText[]; inherits: InheritedText[]; unread: PageLine[] } {
  const items: ItemText[] = [];
  const inherits: InheritedText[] = [];
  const { bullets, unread } = bulletsOf(lines);
  for (const bullet of bullets) {
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
    } else if (ENTRY.test(joined.text)) {
      unread.push({ line, indent: 0, text: joined.text });
    } else {
      append(items.at(-1)?.text ?? [], bullet);
    }
  }
  return { items, inherits, unread };
}

/** `int, optional` */
function typed(parenthesis: string): { type: string; optional: boolean } {
  const [type = '', ...rest] = parenthesis.split(',').map((word) => word.trim());
  return { type, optional: rest.includes('optional') };
}

/** The text of each outermost bullet, bullet sign off; what comes before the first is no item. */
function bulletsOf(lines: readonly PageLine[]): { bullets: Line[][]; unread: PageLine[] } {
  const first = lines.find((l) => l.text.startsWith('• '));
  const bullets: Line[][] = [];
  const unread: PageLine[] = [];
  for (const { line, indent, text } of lines) {
    const open = bullets.at(-1);
    if (text.startsWith('• ') && first && indent <= first.indent)
      bullets.push([{ line, text: text.slice(2) }]);
    else if (open) open.push({ line, text });
    else unread.push({ line, indent, text });
  }
  return { bullets, unread };
}
