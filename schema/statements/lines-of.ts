import type { EntityText } from '../sources/text/entity.js';
import type { Line } from '../sources/text/lines.js';

/** All lines of words about an entity. */
export function linesOf({ members, features, sections }: EntityText): Line[] {
  return [...sections.map((s) => s.lines), ...[...(members ?? []), ...features].map((m) => m.text)].flat();
}
