/** Enumerations: a list of strings, since 4.0 also of objects with a condition, since 6.2 with features. */

import { record } from '../text/record.js';
import type { Definition } from './definition.js';
import { type CompiledSchema, namedItems, qapiCommon } from './output.js';
import { isDamaged, recover } from './recovery.js';

export function addEnum(out: CompiledSchema, definition: Definition): void {
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
