/**
 * Text of unknown origin made harmless to show: whatever a terminal would obey or a reader could not see is
 * spelled out. A target under test may send escape sequences, bidirectional marks or megabytes.
 */

/** Controls, formats, surrogates, unassigned (C), combining marks (M) and line or paragraph separators (Zl, Zp). */
export const UNSEEN = /[\p{C}\p{M}\p{Zl}\p{Zp}]/gu;

const NAMED: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function spell(character: string): string {
  const hex = (character.codePointAt(0) as number).toString(16);
  return NAMED[character] ?? (hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`);
}

/** Where a line begins so, or has this in it, the log of a CI takes it for an order (GitHub, Azure, TeamCity), and a reader of TAP for the end. */
const ORDERS = /^\s*:(?=:[a-z])|^\s*B(?=ail out!)|#(?=#\w*\[)/gi;

/** The text on one line, with everything unprintable spelled as an escape, and nothing that a CI would obey. */
export function visible(text: string): string {
  return text.replace(UNSEEN, spell).replace(ORDERS, (order) => order.slice(0, -1) + spell(order.slice(-1)));
}

/** Whether a text of several lines may be shown as it is. */
export function isHarmless(text: string): boolean {
  return text.split('\n').every((line) => visible(line) === line);
}

/** The same for text of several lines, which stay lines. */
export function visibleLines(text: string): string {
  return text.trimEnd().split('\n').map(visible).join('\n');
}

/** Keeps the beginning and the end of a text longer than `max` characters, and says how much is gone. */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const mark = (cut: number) => ` …${cut} characters cut… `;
  const room = Math.max(max - mark(text.length).length, 2);
  // Neither end may keep half of a surrogate pair.
  const head = text.slice(0, Math.ceil(room / 2)).replace(/[\ud800-\udbff]$/, '');
  const tail = text.slice(-Math.floor(room / 2)).replace(/^[\udc00-\udfff]/, '');
  return head + mark(text.length - head.length - tail.length) + tail;
}

/** {@link visible} text of at most `max` characters (40 at least), whatever the length of the input. */
export function excerpt(text: string, max: number): string {
  const room = Math.max(max, 40);
  // Cut first, so that megabytes are not escaped in vain; escapes make the text longer, so cut again.
  return cutMiddle(visible(cutMiddle(text, room)), room);
}
