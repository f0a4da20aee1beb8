import { printedCondition } from '../text/condition.js';
import { type EntityText, sectionLines } from '../text/entity.js';
import { joinLines } from '../text/prose.js';
import { sinceSection } from '../text/since.js';
import type { Context } from './context.js';
import type { Features } from './features.js';

export interface ManualCommon {
  since?: string;
  features?: string[];
  condition?: string;
  incomplete?: true;
  line: number;
}

/** What all kinds of entities have. */
export function manualCommon(entity: EntityText, features: Features, context: Context): ManualCommon {
  const since = sinceOfEntity(entity, context);
  const condition = joinLines(sectionLines(entity, 'condition'), context.lexicon);
  return {
    ...(since === undefined ? {} : { since }),
    ...(features.own.length > 0 ? { features: features.own } : {}),
    ...(condition === '' ? {} : { condition: printedCondition(condition) }),
    ...(entity.unread ? { incomplete: true } : {}),
    line: entity.line,
  };
}

/** Where the section is missing, a paragraph of its own may tell. */
function sinceOfEntity(entity: EntityText, { lexicon, diagnostics }: Context): string | undefined {
  const section = sectionLines(entity, 'since');
  if (section.length > 0) return sinceSection(joinLines(section, lexicon));
  const line = sectionLines(entity, 'description').find((l) => /^Since:? v?\d[\d.]*$/.test(l.text));
  if (!line) return undefined;
  const since = sinceSection(line.text);
  diagnostics.note(
    line.line,
    `${entity.name} has no section Since: ${since} is from a paragraph of its text`,
  );
  return since;
}
