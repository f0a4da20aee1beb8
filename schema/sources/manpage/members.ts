import type { Member, Members } from '../../model.js';
import { printedCondition } from '../text/condition.js';
import { type EntityText, type ItemText, sectionLines } from '../text/entity.js';
import { joinLines } from '../text/prose.js';
import { record } from '../text/record.js';
import { sinceByName, sinceOf } from '../text/since.js';
import { typeRef } from '../text/types.js';
import type { Context } from './context.js';
import type { Features } from './features.js';

/** The members that the page lists for an entity; its base and variants are not among them. */
export function manualMembers(entity: EntityText, features: Features, context: Context): Members {
  const since = sinceOfItems(entity, context);
  return record(
    (entity.members ?? []).map((item) => {
      const own = features.ofMembers.get(item.name);
      const version = since.get(item.name);
      const member: Member = {
        type: typeOf(entity, item, context),
        optional: item.optional ?? false,
        ...(own ? { features: own } : {}),
        ...(item.condition === undefined ? {} : { condition: printedCondition(item.condition) }),
        ...(version === undefined ? {} : { since: version }),
        line: item.line,
      };
      return [item.name, member];
    }),
  );
}

/** The versions that the texts about members or values give, or the section Since by name. */
export function sinceOfItems(entity: EntityText, { lexicon }: Context): Map<string, string> {
  const versions = sinceByName(joinLines(sectionLines(entity, 'since'), lexicon));
  for (const item of entity.members ?? []) {
    const version = sinceOf(joinLines(item.text, lexicon));
    if (version !== undefined) versions.set(item.name, version);
  }
  return versions;
}

function typeOf(entity: EntityText, item: ItemText, { diagnostics }: Context): Member['type'] {
  const type = typeRef(item.type ?? '');
  if (type === null) {
    const found = item.type === undefined ? 'no type' : `the type "${item.type}", which is none`;
    diagnostics.error(item.line, `${entity.name}.${item.name} has ${found}: its type is unknown`);
  }
  return type;
}
