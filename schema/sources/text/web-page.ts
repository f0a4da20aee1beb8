/**
 * A saved web page as the text it shows: a listing of a repository's browser, a man page of dwww, a manual that
 * Sphinx made. A manual is laid out as man would print it, so that one reader reads both.
 */
import { DocumentError } from './error.js';

/** Characters that HTML spells with an ampersand: those that pages of code and manuals have. */
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  copy: '©',
  para: '¶',
};

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,8}));/g;

/** Unknown ones stay as they are written. */
function entitiesDecoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] as string) : whole;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Left out with all they contain. */
const UNSEEN = new Set(['script', 'style', 'head', 'nav', 'form']);

/** Each begins a line of its own. */
const BLOCK = /^(?:p|div|li|dt|dd|dl|ul|ol|pre|tr|h[1-6]|section|blockquote|table|body|footer|br|hr)$/;

/** Columns: where man puts text and what belongs to a term, and the furthest that this goes. */
const BODY = 7;
const HANG = 7;
const FURTHEST = 70;

export function isWebPage(text: string): boolean {
  return /^[\uFEFF\s]{0,1000}<(?:!doctype html|html|head|body|pre)\b/i.test(text);
}

/** Throws {@link DocumentError} when it is too large for one. */
export function webPageText(html: string): string {
  if (html.length > LARGEST) {
    throw new DocumentError(
      `expected a web page of at most ${LARGEST} characters, got ${html.length}: give one document at a time`,
    );
  }
  const page = new WebPage(html);
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    const end = open === -1 ? html.length : open;
    if (end > at) page.text(html.slice(at, end));
    if (open === -1) break;
    at = page.tag(open);
  }
  return page.finish();
}

/** QEMU's manual of QMP: entries that the QAPI domain marks, or before 10.0 headings with a kind. */
function isManual(html: string): boolean {
  return (
    html.includes('class="sig sig-object qapi"') ||
    /<\/code> \((?:Command|Event|Enum|Object|Alternate)\)/.test(html)
  );
}

const TAG = /<(\/?)([a-z][a-z0-9]*)\b([^>]*)>/iy;

/** QEMU's manual has 2.6 MB as HTML. */
const LARGEST = 8 * 1024 * 1024;

class WebPage {
  private readonly lines: string[] = [];
  private line = '';
  /** Elements that are open, with the columns that each sets its content off. */
  private readonly open: { tag: string; columns: number }[] = [];
  private columns = 0;
  private bullet = false;
  private inPre = 0;
  private heading: string | null = null;
  private isTitle = false;

  private readonly isManual: boolean;
  private readonly lastEnd: number;
  /** Elements that nothing ends any more. */
  private readonly endless = new Set<string>();

  constructor(private readonly html: string) {
    this.isManual = isManual(html);
    this.lastEnd = html.lastIndexOf('>');
  }

  /** Reads the tag at `at`, and tells where reading goes on. */
  tag(at: number): number {
    if (this.html.startsWith('<!--', at)) return this.after('-->', at);
    TAG.lastIndex = at;
    const match = at < this.lastEnd ? TAG.exec(this.html) : null;
    if (!match) {
      if (/[!?/]/.test(this.html[at + 1] ?? '')) return this.after('>', at);
      this.text('<');
      return at + 1;
    }
    const [whole, slash, name = '', attributes = ''] = match;
    const tag = name.toLowerCase();
    const next = at + whole.length;
    if (slash !== '') this.closes(tag);
    else if (UNSEEN.has(tag)) return this.after(`</${tag}>`, next);
    else if (/class="(?:headerlink|colon)"/.test(attributes)) return this.after(`</${tag}>`, next);
    else this.opens(tag, attributes);
    return next;
  }

  text(raw: string): void {
    const text = entitiesDecoded(raw);
    const parts = text.split('\n');
    for (const [index, part] of parts.entries()) {
      if (index > 0) this.newLine(this.inPre > 0);
      this.line += part;
    }
  }

  finish(): string {
    this.newLine(false);
    const version = /\bfor QEMU version (\d+(?:\.\d+)+)/.exec(this.html.slice(-4000))?.[1];
    if (this.isManual && version !== undefined) this.lines.push('', `${version} (7)`);
    return this.lines.join('\n');
  }

  /** Where what `end` ends is over; what nothing ends is read. */
  private after(end: string, from: number): number {
    if (this.endless.has(end)) return from;
    const found = this.html.indexOf(end, from);
    if (found !== -1) return found + end.length;
    this.endless.add(end);
    return end.startsWith('</') ? from : this.html.length;
  }

  private opens(tag: string, attributes: string): void {
    if (!BLOCK.test(tag)) return;
    this.newLine(false);
    if (/^h[1-6]$/.test(tag)) this.heading = tag;
    this.isTitle = attributes.includes('admonition-title');
    if (tag === 'pre') this.inPre++;
    if (this.isManual && /^(?:p|pre|dt|li|h[1-6])$/.test(tag) && this.lines.at(-1) !== '')
      this.lines.push('');
    const columns = columnsOf(tag, attributes);
    if (columns === null) return;
    this.open.push({ tag, columns });
    this.columns += columns;
    this.bullet = tag === 'li' || (this.bullet && tag !== 'dd');
  }

  private closes(tag: string): void {
    if (!BLOCK.test(tag)) return;
    this.newLine(false);
    if (this.isManual && tag === 'pre') this.lines.push('');
    this.heading = null;
    this.isTitle = false;
    if (tag === 'pre') this.inPre = Math.max(0, this.inPre - 1);
    const last = this.open.at(-1);
    if (last?.tag !== tag) return;
    this.open.pop();
    this.columns -= last.columns;
  }

  /** Ends the line; `kept` where also an empty one counts. */
  private newLine(kept: boolean): void {
    const line = this.line;
    this.line = '';
    if (line.trim() === '') {
      if (kept) this.lines.push('');
    } else if (this.isManual) this.lines.push(this.laidOut(line));
    else this.lines.push(line.trimEnd());
  }

  private laidOut(line: string): string {
    const columns = Math.min(BODY + this.columns, FURTHEST);
    if (this.inPre > 0) return ' '.repeat(columns) + line;
    const text = plain(line.trim());
    // As man prints titles of chapters, and what stands below them.
    if (this.heading !== null) return this.heading <= 'h2' ? text.toUpperCase() : `   ${text}`;
    if (this.isTitle) return ' '.repeat(Math.max(0, columns - 4)) + text.replace(/:?$/, ':');
    if (!this.bullet) return ' '.repeat(columns) + text;
    this.bullet = false;
    return `${' '.repeat(Math.max(0, columns - 2))}• ${text}`;
  }
}

/** Null for what needs not be closed in order. */
function columnsOf(tag: string, attributes: string): number | null {
  if (tag === 'dd' || tag === 'blockquote') return HANG;
  if (tag === 'li') return 2;
  if (tag === 'div') return /class="admonition\b/.test(attributes) ? HANG : 0;
  return null;
}

/** Typographic quotes and dashes as they were written. */
function plain(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/ [–—](?= |$)/g, ' --');
}
