/** Reads a schema and what it includes, in QEMU's order: an included file stands where it is first included. */
import { record } from '../text/record.js';
import { addCommand, addEvent } from './commands.js';
import type { Definition } from './definition.js';
import type { DiagnosticList, ReportDiagnostic } from './diagnostics.js';
import type { DocBlock } from './doc.js';
import type { MetaType } from './keywords.js';
import { addAlternate, addStruct } from './object-types.js';
import type { CompiledSchema } from './output.js';
import { namedItems, qapiCommon } from './output.js';
import { includedPath } from './paths.js';
import { isDamaged, recover } from './recovery.js';
import { readSchemaFile } from './schema-file.js';
import { LARGEST, unreadableSource } from './source.js';
import { type QapiText, textOfDefinition } from './texts.js';
import { addUnion } from './unions.js';

/** Enumerations: a list of strings, since 4.0 also of objects with a condition, since 6.2 with features. */

function addEnum(out: CompiledSchema, definition: Definition): void {
  const { name, parts, doc, line } = definition;
  const data = parts.get('data');
  if (data === undefined && !isDamaged(definition)) {
    out.report('error', `expected the values of ${name} in brackets, got none`, line);
  }
  const items = data === undefined || data.kind === 'lost' ? [] : namedItems(out, data, name, 'value');
  const present = items.map((item) => item.name);
  const recovery = recover(definition, present, out.report);
  const values = new Set([...present, ...recovery.members.map((member) => member.name)]);
  const featured = items.filter((item) => item.features.length > 0);
  const conditional = items.filter((item) => item.condition !== null);
  const dated = [...(doc?.memberSince ?? [])].filter(([value]) => values.has(value));
  out.types[name] = {
    kind: 'enum',
    values: values.size === 0 && recovery.incomplete ? null : [...values],
    ...(featured.length === 0
      ? {}
      : { valueFeatures: record(featured.map((item) => [item.name, item.features])) }),
    ...(dated.length === 0 ? {} : { valueSince: record(dated) }),
    ...(conditional.length === 0
      ? {}
      : { valueConditions: record(conditional.map((item) => [item.name, item.condition as string])) }),
    ...qapiCommon(out, definition, recovery.incomplete),
  };
}

/** One adder for each meta-type. */

const ADDERS: Record<MetaType, (out: CompiledSchema, definition: Definition) => void> = {
  command: addCommand,
  event: addEvent,
  type: addStruct,
  struct: addStruct,
  union: addUnion,
  alternate: addAlternate,
  enum: addEnum,
};

/** Adds a definition to the interface; one whose name is taken is left out, with a diagnostic. */
function addDefinition(out: CompiledSchema, definition: Definition): void {
  const { meta, name, line } = definition;
  const space = meta === 'command' ? out.commands : meta === 'event' ? out.events : out.types;
  const earlier = space[name];
  if (earlier === undefined) {
    ADDERS[meta](out, definition);
    return;
  }
  const where = `${earlier.file ?? 'the main file'}, line ${earlier.line}`;
  out.report('error', `the ${meta} ${name} is defined already (${where}); this one is left out`, line);
}

/** Comments that document something which is not there. */

/** Says which definition a comment has lost, if it is the comment of one. */
function reportOrphan(doc: DocBlock, report: ReportDiagnostic): void {
  if (doc.name === null) return;
  const what = `${kindOf(doc.name)} ${doc.name}`;
  report('warning', `the ${what} is documented, but its definition is missing: it is left out`, doc.line);
}

/** QAPI spells names by what they name. */
function kindOf(name: string): string {
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) return 'event';
  return /^[A-Z]/.test(name) ? 'type' : 'command';
}

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
