/** Which text documents which entry of the table. */

import type { Diagnostics } from '../text/diagnostics.js';
import { sectionLines } from '../text/entity.js';
import { executedCommands } from '../text/example.js';
import type { CommandText } from './documentation.js';
import type { TableEntry } from './table.js';

export interface Matched {
  /** Texts by the name of the entry. */
  texts: Map<string, CommandText>;
  /** Texts of commands that the table does not have. */
  loose: CommandText[];
}

/** By title; where that is lost or no entry's name, by what the example executes, if it stands beside that entry. */
export function matchTexts(
  entries: readonly TableEntry[],
  texts: readonly CommandText[],
  diagnostics: Diagnostics,
): Matched {
  const names = new Set(entries.map((e) => e.name));
  const matched: Matched = { texts: new Map(), loose: [] };
  const rest: CommandText[] = [];
  for (const text of texts) {
    if (text.title !== null && names.has(text.title) && !matched.texts.has(text.title)) {
      matched.texts.set(text.title, text);
    } else rest.push(text);
  }
  for (const text of rest) {
    const name = besideWhatItExecutes(entries, text, matched.texts);
    const title =
      text.title === null ? 'lost its title' : `has the title ${text.title}, which is no entry's name`;
    if (name !== null) {
      text.text.name = name;
      matched.texts.set(name, text);
      diagnostics.note(
        text.text.line,
        `the text ${title}: it was given to ${name}, which stands beside it and is what its example executes`,
      );
    } else if (text.title !== null && sectionLines(text.text, 'examples').length > 0) {
      matched.loose.push(text);
    } else if (text.text.members !== null) {
      diagnostics.warning(text.text.line, `the text ${title}: it was left out`);
    }
  }
  return matched;
}

function besideWhatItExecutes(
  entries: readonly TableEntry[],
  { position, text }: CommandText,
  taken: ReadonlyMap<string, CommandText>,
): string | null {
  const executed = new Set(executedCommands(sectionLines(text, 'examples')));
  const beside = [entries[position - 1], entries[position]];
  return beside.find((e) => e && executed.has(e.name) && !taken.has(e.name))?.name ?? null;
}
