/** Takes a documentation comment apart: members, features and sections, each with its lines. */
import type { SectionName, SectionText } from '../text/entity.js';
import { sinceByName, sinceOf, sinceSection } from '../text/since.js';
import { type DocBlock, type DocMember, docText } from './doc.js';
import type { CommentLine } from './scanner.js';
import { lostBetween, physicalLine } from './source.js';
import type { Source } from './source-text.js';

/** `@name: text`; some old comments name several at once. */
const MEMBER = /^@([\w.*-]+(?:,\s*@[\w.*-]+)*)\s*:(?:\s+|$)(.*)$/;

/** `Returns: text`, also as a reST directive. */
const HEADING = /^(Returns|Errors?|Since|Notes?|Examples?|TODO|Features)\s*::?(?:\s+|$)(.*)$/;

const DIRECTIVE = /^\.\.\s+(qmp-example|code-block|note|warning|caution|admonition)::\s*(.*)$/;

/** In characters: a longer line is no heading, and a longer text tells its version earlier. */
const LONGEST = 10_000;

const TITLE = /^@([\w.-]+)\s*:?$/;

/** `lines` are those between the `##`; `name` is that of the definition below, or null when there is none. */
export function parseDocBlock(source: Source, lines: CommentLine[], name: string | null): DocBlock {
  return new DocParser(source, name).parse(lines);
}

class DocParser {
  private readonly doc: DocBlock;
  private section: SectionText | null = null;
  private members: DocMember[] = [];
  private inFeatures = false;
  /** The members that the version of the whole was told right after. */
  private sinceAfter: DocMember[] = [];
  /** A blank line came before this one, or one that the page lost. */
  private afterBlank = false;

  constructor(
    private readonly source: Source,
    name: string | null,
  ) {
    this.doc = {
      name,
      line: 0,
      whole: true,
      plain: false,
      memberSince: new Map(),
      sections: [],
      members: [],
      features: [],
    };
  }

  parse(lines: CommentLine[]): DocBlock {
    let previous: CommentLine | undefined;
    for (const comment of lines) {
      const text = comment.text.replace(/^ /, '');
      const line = physicalLine(this.source, comment.row);
      if (previous && lostBetween(this.source, previous.row, comment.row) > 0) this.afterBlank = true;
      if (previous === undefined) {
        this.doc.line = line;
        const title = this.title(text);
        this.doc.name ??= title;
        if (title === null) this.read(text, line);
      } else this.read(text, line);
      this.afterBlank = text === '';
      previous = comment;
    }
    this.finish();
    return this.doc;
  }

  /** On a page that lost lines, `@name:` at the top may also be a member. */
  private title(text: string): string | null {
    const title = TITLE.exec(text)?.[1] ?? null;
    return this.source.lost === null || this.doc.name === null || title === this.doc.name ? title : null;
  }

  private read(text: string, line: number): void {
    if (text.length > LONGEST) {
      this.goOn(text, line);
      return;
    }
    const member = MEMBER.exec(text);
    const heading = HEADING.exec(text) ?? DIRECTIVE.exec(text);
    if (member) this.startMembers(member[1] as string, member[2] as string, line);
    else if (heading) {
      this.startSection(SECTIONS[heading[1] as string] ?? 'notes', heading[2] as string, line);
    } else if (/^since\b/i.test(text) && sinceSection(text) !== undefined) {
      this.startSection('since', text, line);
    } else this.goOn(text, line);
  }

  private goOn(text: string, line: number): void {
    const nothingOpen = this.members.length === 0 && this.section === null;
    if (nothingOpen && text === '') return;
    if (nothingOpen || (this.afterBlank && /^\S/.test(text) && this.endsAtParagraph())) this.startText(line);
    for (const open of this.members) open.text.push({ line, text });
    this.section?.lines.push({ line, text });
  }

  private startMembers(names: string, text: string, line: number): void {
    this.section = null;
    this.members = names.split(/,\s*/).map((name) => ({
      name: name.replace(/^@/, ''),
      line,
      text: text === '' ? [] : [{ line, text }],
    }));
    const list = this.inFeatures ? this.doc.features : this.doc.members;
    for (const member of this.members) list.push(member);
  }

  private startSection(name: SectionName | 'features', text: string, line: number): void {
    const before = this.members;
    this.members = [];
    this.inFeatures = name === 'features';
    this.section = null;
    if (name === 'features') return;
    this.section = { name, line, lines: text === '' ? [] : [{ line, text }] };
    this.doc.sections.push(this.section);
    if (name !== 'since') return;
    const version = sinceSection(text);
    if (version !== undefined) this.tellSince(version, before);
    for (const [member, since] of sinceByName(text)) this.doc.memberSince.set(member, since);
  }

  /** Of two versions, the first is that of the member which it was told after, if it was told after one. */
  private tellSince(version: string, after: DocMember[]): void {
    if (this.doc.since !== undefined && this.sinceAfter.length === 0) return;
    if (this.doc.since !== undefined)
      for (const { name } of this.sinceAfter) this.doc.memberSince.set(name, this.doc.since);
    this.doc.since = version;
    this.sinceAfter = after;
  }

  private startText(line: number): void {
    this.members = [];
    this.section = { name: 'description', line, lines: [] };
    this.doc.sections.push(this.section);
  }

  /** Notes and examples may have several paragraphs that are not indented; nothing else has. */
  private endsAtParagraph(): boolean {
    return this.section === null || /^(returns|errors|since|other)$/.test(this.section.name);
  }

  private finish(): void {
    for (const member of [...this.doc.members, ...this.doc.features]) {
      const text = docText(member).slice(0, LONGEST);
      if (this.source.marksOptional) member.optional = /#optional\b/.test(text);
      const since = sinceOf(text.replaceAll(/#optional|\s+/g, ' ').trim());
      if (since !== undefined) this.doc.memberSince.set(member.name, since);
    }
  }
}

const SECTIONS: Record<string, SectionName | 'features'> = {
  Returns: 'returns',
  Error: 'errors',
  Errors: 'errors',
  Since: 'since',
  Example: 'examples',
  Examples: 'examples',
  'qmp-example': 'examples',
  'code-block': 'examples',
  TODO: 'other',
  Features: 'features',
};
