/** Lays the roff source of a man page out as man would on an endless line: one line for each line of source. */
import type { Line } from '../text/lines.js';
import { BODY_INDENT, HANG, HEADING_INDENT, type ManualPage, type PageLine } from './page.js';

/** Characters that roff writes as `\(xx`, `\[xx]` or `\*(xx`. */
const SPECIAL: Record<string, string> = {
  aq: "'", dq: '"', bu: '•', oq: '‘', cq: '’', lq: '“', rq: '”', em: '—', en: '–', hy: '-', mi: '-', rs: '\\',
  ti: '~', ha: '^', ga: '`', ul: '_', or: '|', at: '@', sh: '#', co: '©', mu: '×', '->': '→', '<-': '←',
}; // biome-ignore format: a table

const ESCAPE =
  /\\(?:f(?:\[[^\]]{0,99}\]|\(..|.)|\((..)|\[([^\]]{0,99})\]|\*(?:\(..|\[[^\]]{0,99}\]|.)|[nks](?:\(..|\[[^\]]{0,99}\]|[+-]?.)|X'[^']{0,999}'|(.)|$)/g;

/** The text that a line of roff stands for: fonts dropped, special characters resolved. */
function unescapeRoff(text: string): string {
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

/** The writer that made QEMU's pages forgot the line break after some texts that end in bold, a dash or a full stop. */
const FORGOTTEN_BREAK = /(?<=\\fP|\\- |\.)(?=\.(?:SS|SH|TP|INDENT|UNINDENT)\b)/;

/** Roff source begins with requests or comments. */
export function isRoff(text: string): boolean {
  return /^(?:['.]\\"|\.TH )/m.test(text.slice(0, 4096));
}

export function layRoffOut(source: readonly Line[]): ManualPage {
  const layout = new Layout();
  for (const { line, text } of source) {
    for (const part of /(?:\\fP|\\- |\.)\.[A-Z]/.test(text) ? text.split(FORGOTTEN_BREAK) : [text])
      layout.take({ line, text: part });
  }
  return { lines: layout.lines, version: layout.version };
}

/** Where the next line of text goes. */
type Pending = 'text' | 'tag' | 'bullet' | 'section' | 'heading';

class Layout {
  readonly lines: PageLine[] = [];
  version: string | null = null;
  /** Margins that RS has put aside; a hostile document may not pile up more. */
  private readonly margins: number[] = [];
  private margin = BODY_INDENT;
  private hang = 0;
  private pending: Pending = 'text';
  private defining = false;
  private table = false;

  take({ line, text }: Line): void {
    if (this.defining) {
      this.defining = text !== '..';
    } else if (this.table) {
      this.table = text !== '.TE';
    } else if (/^[.']/.test(text)) {
      this.request(line, text.slice(1).trimStart());
    } else {
      this.text(line, unescapeRoff(text));
    }
  }

  private request(line: number, request: string): void {
    const [name = '', rest = ''] = split(request);
    switch (name) {
      case 'TH':
        this.version = /"(\d+(?:\.\d+)+)"/.exec(rest)?.[1] ?? null;
        break;
      case 'SH':
        this.section(line, 'section', rest);
        break;
      case 'SS':
        this.section(line, 'heading', rest);
        break;
      case 'TP':
        this.blank(line);
        this.hang = 0;
        this.pending = 'tag';
        break;
      case 'IP':
        this.paragraphWithTag(line, rest);
        break;
      case 'B':
      case 'I':
      case 'BR':
      case 'BI':
        this.text(line, unescapeRoff(unquote(rest)));
        break;
      case 'RS':
      case 'INDENT':
        if (this.margins.length < 100) this.margins.push(this.margin);
        this.margin += Math.min(Math.round(Number.parseFloat(rest)) || (rest === '' ? HANG : 0), 100);
        this.hang = 0;
        break;
      case 'RE':
      case 'UNINDENT':
        this.margin = this.margins.pop() ?? BODY_INDENT;
        this.hang = 0;
        break;
      case 'sp':
      case 'nf':
      case 'EX':
        this.blank(line);
        break;
      case 'P':
      case 'PP':
      case 'LP':
        this.blank(line);
        this.hang = 0;
        break;
      case 'de':
      case 'de1':
      case 'ig':
        this.defining = true;
        break;
      case 'TS':
        this.table = true;
        break;
    }
  }

  private section(line: number, pending: 'section' | 'heading', title: string): void {
    this.blank(line);
    this.margins.length = 0;
    this.margin = BODY_INDENT;
    this.hang = 0;
    this.pending = pending;
    if (title !== '') this.text(line, unescapeRoff(unquote(title)));
  }

  /** `.IP tag width`: a bullet stands before its text, any other tag on a line of its own. */
  private paragraphWithTag(line: number, rest: string): void {
    this.blank(line);
    this.hang = 0;
    const tag = rest.startsWith('"') ? unquote(/^"[^"]*"/.exec(rest)?.[0] ?? rest) : (split(rest)[0] ?? '');
    if (tag === '\\(bu' || tag === '•') {
      this.pending = 'bullet';
    } else {
      if (tag !== '') this.text(line, unescapeRoff(tag));
      this.hang = HANG;
    }
  }

  private text(line: number, text: string): void {
    const place = this.pending;
    this.pending = 'text';
    switch (place) {
      case 'section':
        this.lines.push({ line, indent: 0, text: text.trim() });
        break;
      case 'heading':
        this.lines.push({ line, indent: HEADING_INDENT, text: text.trim() });
        break;
      case 'bullet':
        this.lines.push({ line, indent: this.margin, text: `• ${text.trim()}` });
        this.hang = 2;
        break;
      case 'tag':
        this.lines.push({ line, indent: this.margin, text: text.trim() });
        this.hang = HANG;
        break;
      default: {
        const body = text.trimStart();
        const indent = this.margin + this.hang + text.length - body.length;
        if (body === '') this.blank(line);
        else this.lines.push({ line, indent, text: body });
      }
    }
  }

  private blank(line: number): void {
    if (this.lines.at(-1)?.text !== '') this.lines.push({ line, indent: 0, text: '' });
  }
}

/** The first word and the rest. */
function split(text: string): [string, string] {
  const space = text.search(/\s/);
  return space === -1 ? [text, ''] : [text.slice(0, space), text.slice(space).trim()];
}

function unquote(text: string): string {
  return text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
