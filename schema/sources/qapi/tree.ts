/** Reads a schema and what it includes, in QEMU's order: an included file stands where it is first included. */
import { record } from '../text/record.js';
import { addDefinition } from './definitions.js';
import type { DiagnosticList, ReportDiagnostic } from './diagnostics.js';
import { reportOrphan } from './orphans.js';
import type { CompiledSchema } from './output.js';
import { includedPath } from './paths.js';
import { readSchemaFile } from './schema-file.js';
import { LARGEST, unreadableSource } from './source.js';
import { type QapiText, textOfDefinition } from './texts.js';

/** Gives the text of an included file, its path relative to the main file's folder; null when there is none. */
export type Include = (path: string) => string | null;

const DEEPEST = 64;
const MOST_FILES = 1000;

export class Tree {
  readonly commands: CompiledSchema['commands'] = record([]);
  readonly events: CompiledSchema['events'] = record([]);
  readonly types: CompiledSchema['types'] = record([]);
  readonly texts: QapiText[] = [];
  private readonly seen = new Set<string>();
  private readonly open: string[] = [];
  private size = 0;

  constructor(
    private readonly diagnostics: DiagnosticList,
    private readonly include: Include | null,
  ) {}

  /** `file` is undefined for the main file. */
  read(text: string, file?: string): void {
    const { commands, events, types } = this;
    const report: ReportDiagnostic = (severity, message, line) =>
      this.diagnostics.add(severity, message, line, file);
    const out: CompiledSchema = { commands, events, types, report, file };
    this.size += text.length;
    const problem = unreadableSource(text) ?? unreadableTotal(this.size);
    if (problem !== null) {
      report('error', problem);
      return;
    }
    for (const piece of readSchemaFile(text, report)) {
      if (piece.kind === 'definition') {
        addDefinition(out, piece.definition);
        this.texts.push(textOfDefinition(piece.definition, file));
      } else if (piece.kind === 'include') {
        const path = includedPath(file, piece.name);
        const problem = this.follow(path);
        if (problem !== null)
          report('error', `${path} is included, but ${problem}: its definitions are missing`, piece.line);
      } else if (piece.kind === 'comment') reportOrphan(piece.doc, report);
      if (this.diagnostics.hopeless) return;
    }
  }

  /** Tells why an included file could not be read; null when it is read, now or before. */
  private follow(path: string): string | null {
    if (this.open.includes(path)) return `it includes itself (${[...this.open, path].join(' → ')})`;
    if (this.seen.has(path)) return null;
    this.seen.add(path);
    if (this.include === null) return 'only this one text was given';
    if (this.open.length >= DEEPEST || this.seen.size > MOST_FILES) {
      return `at most ${DEEPEST} levels and ${MOST_FILES} files are read`;
    }
    const text = this.include(path);
    if (text === null) return 'it was not found';
    this.open.push(path);
    this.read(text, path);
    this.open.pop();
    return null;
  }
}

function unreadableTotal(size: number): string | null {
  return size <= LARGEST ? null : `expected at most ${LARGEST} characters in all files together, got ${size}`;
}
