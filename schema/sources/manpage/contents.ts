/** The page's own list of contents, against which its entities are counted. */
import type { Diagnostics } from '../text/diagnostics.js';
import type { EntityText, TextEntityKind } from '../text/entity.js';
import { entityKind, KIND_PATTERN, NAME_PATTERN } from './kinds.js';
import type { ManualPage } from './page.js';

/** Names have at most some 50 characters; more would only make a hostile page slow. */
const ENTRY = new RegExp(`(?<![A-Za-z0-9_.-])(${NAME_PATTERN}) \\(${KIND_PATTERN}\\)`, 'g');
const LONGEST_NAME = 200;

/** What the contents list and the text lacks: only its name is known. */
export interface Missing {
  kind: TextEntityKind;
  name: string;
  line: number;
}

/**
 * A saved web page runs the entries together (`Common data typesOnOffAuto (Enum)`), so an entry counts as found
 * when an entity's name ends it, and as missing by that name only when nothing can have run into it.
 */
export function missingEntities(
  page: ManualPage,
  entities: readonly EntityText[],
  diagnostics: Diagnostics,
): Missing[] {
  const found = new Set(entities.map((e) => `${e.name} ${e.kind}`));
  const first = entities[0]?.line ?? Number.POSITIVE_INFINITY;
  const missing: Missing[] = [];
  for (const { line, text } of page.lines) {
    if (line >= first) break;
    const alone = text.startsWith('• ');
    if (!alone && !text.startsWith('Contents')) continue;
    for (const match of text.matchAll(ENTRY)) {
      const [, name = '', word = ''] = match;
      const kind = entityKind(word);
      if (name.length > LONGEST_NAME || hasSuffix(found, name, kind)) continue;
      const message = `the contents list ${kind} ${name}, but the text has no entry for it: the document is incomplete`;
      diagnostics.error(line, message);
      if (alone || text[match.index - 1] === ')') missing.push({ kind, name, line });
    }
  }
  return missing;
}

function hasSuffix(found: ReadonlySet<string>, name: string, kind: string): boolean {
  for (let start = 0; start < name.length; start++) {
    if (found.has(`${name.slice(start)} ${kind}`)) return true;
  }
  return false;
}
