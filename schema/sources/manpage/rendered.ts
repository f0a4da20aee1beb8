/** A man page as `man` shows it, or as somebody saved it: bold, colours and typographic hyphens taken off. */
import type { Line } from '../text/lines.js';
import { collapse } from '../text/prose.js';
import { HEADING_INDENT, type ManualPage, type PageLine } from './page.js';

const CONTROL = /.\u0008|\u001b\[[0-9;]*[A-Za-z]/gu;

export function cleanRendered(source: readonly Line[]): ManualPage {
  const lines = source.map(clean);
  const text = withBullets(withoutFurniture(lines));
  return { lines: withoutRequests(text), version: footerVersion(lines) };
}

/** A page printed on sheets has a title above and a numbered footer below each: lines at the margin that come again. */
function withoutFurniture(lines: readonly PageLine[]): PageLine[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(margin(line), (counts.get(margin(line)) ?? 0) + 1);
  return lines.filter((line) => {
    const isNumber = line.indent > 40 && /^\d+$/.test(line.text);
    return !isNumber && (margin(line) === '' || (counts.get(margin(line)) ?? 0) < 3);
  });
}

/** What a line at the margin says, but for the number of its page; empty for any other line. */
function margin({ indent, text }: PageLine): string {
  return indent === 0 && /[)\d]$/.test(text) ? text.replace(/\d+$/, '#') : '';
}

/** A bullet that a page break parted from its text gets it back. */
function withBullets(lines: readonly PageLine[]): PageLine[] {
  const result: PageLine[] = [];
  let alone: PageLine | null = null;
  for (const line of lines) {
    if (alone && line.text !== '') {
      if (line.indent > alone.indent) result.push({ ...alone, text: `• ${line.text}` });
      else result.push(alone, line);
      alone = null;
    } else if (/^[o*·◦‣•]$/.test(line.text)) {
      alone = line;
    } else {
      result.push(line);
    }
  }
  return result;
}

const REQUEST = /(?<=\S)\.(SS|SH|INDENT [\d.]+)(?: (.*))?$/;

/** QEMU's pages have requests that ended up in the text: `CONDITION.SS NAME (Kind)` is a condition and a heading. */
function withoutRequests(lines: readonly PageLine[]): PageLine[] {
  const result: PageLine[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as PageLine;
    const match = REQUEST.exec(line.text);
    if (!match) {
      result.push(line);
      continue;
    }
    const [whole, request, title = ''] = match;
    result.push({ ...line, text: line.text.slice(0, line.text.length - whole.length) });
    if (request !== 'SS' && request !== 'SH') continue;
    const words = [title];
    while (lines[at + 1] && lines[at + 1]?.text !== '') words.push((lines[++at] as PageLine).text);
    const indent = request === 'SS' ? HEADING_INDENT : 0;
    result.push({ line: line.line, indent, text: headingOf(words) });
  }
  return result;
}

/** A heading's words, which a narrow page breaks: in its kind also within a word. */
function headingOf(words: readonly string[]): string {
  return collapse(words.join(' '))
    .replaceAll('\u2010 ', '')
    .replaceAll('- ', '-')
    .replace(/(?<=\([A-Z][a-z]{0,10})-(?=[a-z]{1,10}\)$)/, '');
}

function clean({ line, text }: Line): PageLine {
  // A hyphen at a line's end stays what it is: it tells a broken word.
  const plain = text
    .replace(CONTROL, '')
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u2212', '-')
    .replace(/[\u2010\u2011](?!$)/g, '-');
  const body = plain.trimStart();
  // Terminals without bullets get a small o, or whatever the reader's locale offered.
  return { line, indent: plain.length - body.length, text: body.replace(/^[o*·◦‣] (?=\S)/, '• ') };
}

/** The last line of a page says the version of the program, the date, and the page's name. */
function footerVersion(lines: readonly PageLine[]): string | null {
  for (const { indent, text } of lines.slice(-100)) {
    if (indent > 0 || !/[)\d]$/.test(text)) continue;
    const version = /^(\d+(?:\.\d+)+)\s/.exec(text)?.[1];
    if (version !== undefined) return version;
  }
  return null;
}
