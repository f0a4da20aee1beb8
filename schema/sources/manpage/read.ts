/** Reads qemu-qmp-ref(7), qemu-storage-daemon-qmp-ref(7) and qemu-ga-ref(7): roff source or rendered text. */
import type { DocumentInfo, Interface } from '../../model.js';
import { Diagnostics } from '../text/diagnostics.js';
import type { EntityText, Reading } from '../text/entity.js';
import { splitLines } from '../text/lines.js';
import { Lexicon } from '../text/prose.js';
import { classicEntities, isClassicHeading } from './classic.js';
import { type Missing, missingEntities } from './contents.js';
import { contextOf } from './context.js';
import { domainEntities, isDomainHeading } from './domain.js';
import { manualInterface } from './interface.js';
import type { ManualPage, PageLine } from './page.js';
import { cleanRendered } from './rendered.js';
import { isRoff, layRoffOut } from './roff.js';

/** What a copy of a rendered page lost of its layout, which is all that tells members, values and branches from prose. */

/** In lines: shorter texts may have little of anything. */
const SHORT = 50;

/** Null when nothing is lost; `bulleted`: items have bullets, which need no blank lines and columns. */
function lostLayout(lines: readonly PageLine[], bulleted: boolean): string | null {
  const filled = lines.filter((line) => line.text !== '');
  if (filled.length < SHORT) return null;
  if (filled.every((line) => line.indent === 0)) return 'its indentation';
  if (bulleted) return null;
  if (lines.length - filled.length < filled.length / 100) return 'its blank lines';
  return filled.some((line) => /\S {2,}\S/.test(line.text)) ? null : 'the spaces between its columns';
}

export interface ManPageText {
  /** Of the documented program, as header or footer give it. */
  version: string | null;
  entities: EntityText[];
  /** The text ends within the last entry: nothing closes it. */
  cut: boolean;
  /** Listed in the contents, without an entry. */
  missing: Missing[];
  /** Of the layout of a rendered page; null: nothing. */
  lost: string | null;
  /** The page prints every argument list and return type (QEMU 10.0 and later). */
  complete: boolean;
  lexicon: Lexicon;
}

/** The texts of all entities of a page; problems go to `diagnostics`. */
export function manPageEntities(text: string, diagnostics: Diagnostics): ManPageText {
  const lines = splitLines(text, diagnostics);
  const roff = isRoff(text);
  const page: ManualPage = roff ? layRoffOut(lines) : cleanRendered(lines);
  const lexicon = new Lexicon(page.lines);
  const complete = count(page, isDomainHeading) > count(page, isClassicHeading);
  const entities = (complete ? domainEntities : classicEntities)(page, lexicon, diagnostics);
  const missing = complete ? [] : missingEntities(page, entities, diagnostics);
  const lost = roff ? null : lostLayout(page.lines, complete);
  const cut = isCut(page, entities.at(-1));
  return { version: page.version, entities, cut, missing, lost, complete, lexicon };
}

/** A page ends with a copyright and a footer, at the left margin. */
function isCut(page: ManualPage, last: EntityText | undefined): boolean {
  if (!last) return false;
  return !page.lines.some((l) => l.line > last.line && l.indent === 0 && l.text !== '');
}

function count(page: ManualPage, isHeading: (text: string) => boolean): number {
  return page.lines.reduce((sum, { text }) => sum + (isHeading(text) ? 1 : 0), 0);
}

export function readManPage(text: string, document: DocumentInfo): Interface {
  return readManPageWithTexts(text, document).interface;
}

/** The same, with what it says of each entity in words. */
export function readManPageWithTexts(text: string, document: DocumentInfo): Reading {
  const diagnostics = new Diagnostics();
  const { version, entities, cut, missing, lost, complete, lexicon } = manPageEntities(text, diagnostics);
  if (entities.length === 0) {
    diagnostics.error(
      undefined,
      'expected headings of commands, events and types, and found none: is this a QMP manual?',
    );
  }
  const parts = manualInterface(entities, contextOf(entities, complete, lexicon, diagnostics));
  const last = cut ? entities.at(-1) : undefined;
  if (last) {
    diagnostics.error(last.line, `the document ends within ${last.kind} ${last.name}: it is cut off there`);
    const entity = parts.commands[last.name] ?? parts.events[last.name] ?? parts.types[last.name];
    if (entity) entity.incomplete = true;
  }
  if (lost !== null) {
    diagnostics.error(
      undefined,
      `expected the page as man shows it, and this copy lost ${lost}: members and values may be missing from every entry`,
    );
    for (const found of [parts.commands, parts.events, parts.types]) {
      for (const entity of Object.values(found)) entity.incomplete = true;
    }
  }
  for (const { kind, name, line } of missing) {
    if (kind === 'command') parts.commands[name] ??= { arguments: null, returns: null, line };
    if (kind === 'event') parts.events[name] ??= { data: null, line };
  }
  const iface: Interface = {
    document: { ...document, version: document.version ?? version },
    ...parts,
    statements: [],
    diagnostics: diagnostics.items,
  };
  return { interface: iface, texts: entities };
}
