/** Reads a printed reference manual as text: the PDF of a texinfo manual, with headings `[Kind]signature`. */
import type { DocumentInfo, Interface } from '../../model.js';
import { Diagnostics } from '../text/diagnostics.js';
import type { EntityText, Reading, TextEntityKind } from '../text/entity.js';
import { type Line, splitLines } from '../text/lines.js';
import { Lexicon } from '../text/prose.js';
import { fillBody } from './body.js';
import type { ReferenceDefinition } from './definition.js';
import { entriesOf, type HeadingKind } from './headings.js';
import { referenceInterface } from './interface.js';
import { restoreTypeNames } from './misnamed.js';
import { type PrintedLine, withoutPages } from './pages.js';
import { definesType } from './references.js';
import { parseSignature } from './signature.js';

/** Names in running text: print has blanks where commands and events have underscores. */

/** Only a hostile document names more; they would make one huge pattern. */
const MOST = 2000;

/** Gives a function that puts the underscores of these names back. */
function underscoreMender(names: Iterable<string>): (line: Line) => Line {
  const printed = new Map<string, string>();
  for (const name of names) {
    if (/^[A-Za-z0-9-]+(?:_[A-Za-z0-9-]+)+$/.test(name) && printed.size < MOST)
      printed.set(name.replaceAll('_', ' '), name);
  }
  if (printed.size === 0) return (line) => line;
  // The longer first: BLOCK IO ERROR before BLOCK IO.
  const longest = [...printed.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![A-Za-z0-9-])(?:${longest.join('|')})(?![A-Za-z0-9-])`, 'g');
  return ({ line, text }) => ({ line, text: text.replace(pattern, (name) => printed.get(name) ?? name) });
}

const KINDS: Record<HeadingKind, TextEntityKind> = {
  Enum: 'enum',
  Struct: 'object',
  Union: 'object',
  Alternate: 'alternate',
  Command: 'command',
  Event: 'event',
};

/** The definitions of a manual under their own names; problems go to `diagnostics`. */
function definitionsOf(
  text: string,
  diagnostics: Diagnostics,
): { definitions: ReferenceDefinition[]; lexicon: Lexicon } {
  const lines = withoutPages(splitLines(text, diagnostics));
  const definitions = entriesOf(lines, diagnostics).map((entry): ReferenceDefinition => {
    const signature = parseSignature(entry.signature);
    const entity: EntityText = {
      kind: KINDS[entry.kind],
      name: signature.name,
      line: entry.line,
      members: entry.kind === 'Enum' ? null : [],
      inherits: [],
      features: [],
      sections: [],
    };
    fillBody(
      entity,
      entry.body as PrintedLine[],
      signature.parameters.map((p) => p.name),
    );
    return {
      heading: entry.kind,
      name: signature.name,
      line: entry.line,
      whole: entry.whole,
      signature,
      text: entity,
    };
  });
  restoreTypeNames(definitions, diagnostics);
  return { definitions, lexicon: new Lexicon(lines) };
}

/** The texts of all entities of a manual, names of commands and events mended; problems go to `diagnostics`. */
export function referenceEntities(text: string, diagnostics: Diagnostics): EntityText[] {
  return mendedTexts(definitionsOf(text, diagnostics).definitions);
}

function mendedTexts(definitions: ReferenceDefinition[]): EntityText[] {
  const mend = underscoreMender(definitions.filter((d) => !definesType(d)).map((d) => d.name));
  for (const { text: entity } of definitions) {
    for (const section of entity.sections) section.lines = section.lines.map(mend);
    for (const item of entity.members ?? []) item.text = item.text.map(mend);
  }
  return definitions.map((d) => d.text);
}

export function readReference(text: string, document: DocumentInfo): Interface {
  return readReferenceWithTexts(text, document).interface;
}

/** The same, with what it says of each entity in words. */
export function readReferenceWithTexts(text: string, document: DocumentInfo): Reading {
  const diagnostics = new Diagnostics();
  const { definitions, lexicon } = definitionsOf(text, diagnostics);
  if (definitions.length === 0) {
    diagnostics.error(
      undefined,
      'expected headings such as [Command] or [Struct], and found none: is this a printed QMP manual?',
    );
  }
  const parts = referenceInterface(definitions, lexicon, diagnostics);
  const iface = { document, ...parts, statements: [], diagnostics: diagnostics.items };
  return { interface: iface, texts: mendedTexts(definitions) };
}
