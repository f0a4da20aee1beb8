/** Values of enums: those that the text lists, mended, and those that unions tell. */
import type { EnumType } from '../../model.js';
import type { Diagnostics } from '../text/diagnostics.js';
import { joinLines, type Lexicon } from '../text/prose.js';
import { record } from '../text/record.js';
import { sinceOf } from '../text/since.js';
import type { ReferenceDefinition } from './definition.js';
import type { FlatUnion } from './unions.js';

const VALUE = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/** `byTag`: flat unions by the type of their tag. */
export function enumOf(
  definition: ReferenceDefinition,
  byTag: ReadonlyMap<string, FlatUnion>,
  lexicon: Lexicon,
  diagnostics: Diagnostics,
): Pick<EnumType, 'kind' | 'values' | 'valueSince' | 'incomplete'> {
  const { name, line, text } = definition;
  const items = (text.members ?? []).map((item) => ({ ...item, name: item.name.replace(/[,;:]+$/, '') }));
  const damaged = items.length === 0 || (text.members ?? []).some((item) => !VALUE.test(item.name));
  const union = damaged ? byTag.get(name) : undefined;
  const branches = union?.definition.signature.parameters.map((p) => p.name) ?? [];
  const values = [...new Set([...branches, ...items.map((item) => item.name).filter((v) => VALUE.test(v))])];
  if (union) {
    diagnostics.warning(
      line,
      `enum ${name}: its list of values is damaged; they were taken from the branches of ${union.definition.name}, whose tag has this type`,
    );
  } else if (damaged) {
    diagnostics.warning(
      line,
      `enum ${name}: ${items.length === 0 ? 'its values are not listed: they' : 'its list of values is damaged: others'} are unknown`,
    );
  }
  const since = items.flatMap((item) => {
    const version = sinceOf(joinLines(item.text, lexicon));
    return version === undefined ? [] : [[item.name, version] as const];
  });
  return {
    kind: 'enum',
    values: values.length === 0 ? null : values,
    ...(since.length === 0 ? {} : { valueSince: record(since) }),
    ...(damaged && !union && values.length > 0 ? { incomplete: true as const } : {}),
  };
}
