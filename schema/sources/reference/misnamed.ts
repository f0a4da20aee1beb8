/**
 * Headings that name the wrong thing. The manual took the first name of a comment for that of its type: a value, a
 * member, or the type above. Signatures still refer to such types by their own names, which then nothing defines.
 */
import type { Diagnostics } from '../text/diagnostics.js';
import { sectionLines } from '../text/entity.js';
import type { ReferenceDefinition } from './definition.js';
import { definesType, referencedTypes } from './references.js';

/** A type's name in QAPI is in CamelCase; a value's or member's is not. */
const TYPE_NAME = /^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$/;

/** The manual of 2.4 has some 100; only a hostile document has so many that pairing them takes long. */
const MOST_PAIRS = 20_000;

interface Match {
  definition: ReferenceDefinition;
  name: string;
  score: number;
  because: string;
}

/** Gives misnamed types their names again, as far as the document tells them. */
export function restoreTypeNames(
  definitions: readonly ReferenceDefinition[],
  diagnostics: Diagnostics,
): void {
  const types = definitions.filter(definesType);
  for (const definition of types) restoreFromText(definition, diagnostics);
  const byName = new Map<string, ReferenceDefinition[]>();
  for (const type of types) {
    const same = byName.get(type.name);
    if (same) same.push(type);
    else byName.set(type.name, [type]);
  }
  const referenced = referencedTypes(definitions);
  const suspects = suspectsAmong(byName, referenced);
  const undefinedNames = new Set(
    [...referenced].filter((name) => !byName.get(name)?.some((type) => !suspects.has(type))),
  );
  const matches =
    suspects.size * undefinedNames.size > MOST_PAIRS ? [] : pairs(suspects, undefinedNames, byName);
  matches.sort((a, b) => b.score - a.score);
  for (const { definition, name, score, because } of matches) {
    if (score === 0 || !suspects.has(definition) || !undefinedNames.has(name)) continue;
    suspects.delete(definition);
    undefinedNames.delete(name);
    rename(definition, name, because, diagnostics);
  }
  const [last, ...others] = [...suspects].filter((d) => !TYPE_NAME.test(d.name));
  const [name, ...more] = undefinedNames;
  if (last && name !== undefined && others.length === 0 && more.length === 0) {
    rename(
      last,
      name,
      'it is the only type that is referred to and not defined, and the heading is no name of a type',
      diagnostics,
    );
    undefinedNames.clear();
  }
  for (const lost of undefinedNames) {
    diagnostics.warning(
      undefined,
      `type ${lost} is referred to, but not defined: what it is made of is unknown`,
    );
  }
}

/** "Name: what it is" begins the text where the comment's heading was taken for text. */
function restoreFromText(definition: ReferenceDefinition, diagnostics: Diagnostics): void {
  if (TYPE_NAME.test(definition.name)) return;
  const said = sectionLines(definition.text, 'description')[0]?.text ?? '';
  const name = /^([A-Z][A-Za-z0-9]*): /.exec(said)?.[1];
  if (name !== undefined) rename(definition, name, 'its text begins with that name', diagnostics);
}

type ByName = ReadonlyMap<string, readonly ReferenceDefinition[]>;

/** Types that nothing refers to, or that have another's name, or no name of a type. */
function suspectsAmong(byName: ByName, referenced: ReadonlySet<string>): Set<ReferenceDefinition> {
  const suspects = new Set<ReferenceDefinition>();
  for (const [name, same] of byName) {
    if (!referenced.has(name) || !TYPE_NAME.test(name)) for (const type of same) suspects.add(type);
    if (same.length > 1) suspects.add(falseOne(same));
  }
  return suspects;
}

function pairs(suspects: Iterable<ReferenceDefinition>, names: Iterable<string>, byName: ByName): Match[] {
  const all = [...names];
  return [...suspects].flatMap((definition) => {
    const clear = TYPE_NAME.test(definition.name) && byName.get(definition.name)?.length === 1;
    return all.map((name) => matchOf(definition, name, clear));
  });
}

/** Of two types with one name, the emptier is misnamed, else the later. */
function falseOne(same: readonly ReferenceDefinition[]): ReferenceDefinition {
  const empty = same.find((d) => d.signature.parameters.length === 0 && d.heading === 'Struct');
  return empty ?? (same.at(-1) as ReferenceDefinition);
}

/** `clear`: the heading is a type's name and no other's, so that only a slip of the pen can make it another. */
function matchOf(definition: ReferenceDefinition, name: string, clear: boolean): Match {
  const { name: printed, text } = definition;
  const match = (score: number, because: string): Match => ({ definition, name, score, because });
  if (printed.toLowerCase() === name.toLowerCase()) return match(100, 'the names differ in case only');
  const [mine, theirs] = [camelWords(printed), camelWords(name)];
  if (TYPE_NAME.test(printed) && mine.every((word, i) => theirs[i]?.startsWith(word))) {
    return match(50, 'nothing else defines that name, and the printed one abbreviates it');
  }
  // What refers to a type is hardly that type.
  if (clear || referencedTypes([definition]).has(name)) return match(0, '');
  const words = new Set(sectionLines(text, 'description').flatMap((l) => l.text.toLowerCase().split(/\W+/)));
  const said = theirs.filter((word) => word.length > 2 && words.has(word.toLowerCase()));
  const related = mine[0] === theirs[0] && TYPE_NAME.test(printed);
  if (said.length === 0 && !related) return match(0, '');
  const because = said.length > 0 ? `its text speaks of ${said.join(', ')}` : 'the names begin alike';
  return match(10 * said.length + (related ? 5 : 0), `nothing else defines that name, and ${because}`);
}

function camelWords(name: string): string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g) ?? [name];
}

function rename(
  definition: ReferenceDefinition,
  name: string,
  because: string,
  diagnostics: Diagnostics,
): void {
  const { name: printed, heading, line, text } = definition;
  diagnostics.warning(line, `[${heading}] ${printed} is taken for ${name}: ${because}`);
  // The misplaced name is that of the first value, whose text went into the description.
  if (heading === 'Enum' && !TYPE_NAME.test(printed)) {
    text.members = [{ name: printed, line, text: [] }, ...(text.members ?? [])];
  }
  definition.name = name;
  text.name = name;
}
