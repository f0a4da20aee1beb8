import type { Diagnostics } from '../text/diagnostics.js';
import type { EntityText } from '../text/entity.js';
import type { PageLine } from './page.js';

/** Says what of a list cannot be read, so that nothing is lost in silence. */
export function reportUnread(entity: EntityText, lines: readonly PageLine[], diagnostics: Diagnostics): void {
  const first = lines.find((l) => l.text !== '');
  if (!first) return;
  entity.unread = true;
  const what = `${entity.kind} ${entity.name}`;
  const text = first.text.slice(0, 60);
  diagnostics.error(
    first.line,
    `${what}: "${text}" stands where a member or value is expected, and is none that can be read`,
  );
}
