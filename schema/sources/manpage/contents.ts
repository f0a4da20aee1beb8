/** The page's own list of contents, against which its entities are counted. */
import type { Diagnostics } from '../text/diagnostics.js';
import type { EntityText } from '../text/entity.js';
import { entityKind, KIND_PATTERN, NAME_PATTERN } from './kinds.js';
import type { Page } from './page.js';

const ENTRY = new RegExp(`(?<![A-Za-z0-9_.-])(${NAME_PATTERN}) \\(${KIND_PATTERN}\\)`, 'g');

/**
 * Adds an empty entry for each command and event that the contents list and the text lacks: what it takes and
 * returns is then unknown. A saved web page runs the entries together (`Common data typesOnOffAuto (Enum)`), so
 * an entry counts as found when an entity's name ends it.
 */
export function checkContents(page: Page, entities: EntityText[], diagnostics: Diagnostics): void {
  const found = new Set(entities.map((e) => `${e.name} ${e.kind}`));
  const first = entities[0]?.line ?? Number.POSITIVE_INFINITY;
  for (const { line, text } of page.lines) {
    if (line >= first) break;
    if (!text.startsWith('•') && !text.startsWith('Contents')) continue;
    for (const match of text.matchAll(ENTRY)) {
      const [, name = '', word = ''] = match;
      const kind = entityKind(word);
      if (hasSuffix(found, name, kind)) continue;
      diagnostics.error(
        line,
        `the contents list ${kind} ${name}, but the text has no entry for it: the document is incomplete`,
      );
    }
  }
}

function hasSuffix(found: ReadonlySet<string>, name: string, kind: string): boolean {
  for (let start = 0; start < name.length; start++) {
    if (found.has(`${name.slice(start)} ${kind}`)) return true;
  }
  return false;
}
