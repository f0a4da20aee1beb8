/**
 * The rules of the language QAPI, as QEMU's generator enforces them: each fault of a schema, not only the first. Where rules
 * have changed, a schema is held to those of the releases that it may be of.
 */
import type { SchemaJudgement } from './judgement.js';
import { checkAlternate } from './rules/alternates.js';
import { checkCall } from './rules/calls.js';
import type { WrittenDefinition } from './rules/definition.js';
import { checkDescription, checkTitle } from './rules/described.js';
import { type Documentation, readDocumentation } from './rules/documentation.js';
import { editionOf, hasRule, type SchemaEdition } from './rules/edition.js';
import { Faults, type QapiFault } from './rules/fault.js';
import { readFiles, type SchemaFiles } from './rules/files.js';
import { Objects } from './rules/objects.js';
import { readPragmas } from './rules/pragmas.js';
import { type Rules, readDefinition } from './rules/shape.js';
import { Symbols } from './rules/symbols.js';
import { checkUnion, type World } from './rules/unions.js';
import type { Comment } from './rules/written.js';

export type { SchemaJudgement as Judgement } from './judgement.js';

export interface RulesInput extends SchemaFiles {
  /** The release of QEMU whose schema it is, `10.0.2`; null where nobody knows. */
  release: string | null;
}

const MOST_FEATURES = 64;

/** Pure, but for `include`. */
export function judgeSchema(input: RulesInput): SchemaJudgement {
  const faults = new Faults();
  const written = readFiles(input, faults);
  const edition = editionOf(written, input.release);
  // Before 2.5 next to nothing was refused.
  if (edition.to >= 205) {
    const rules: Rules = { edition, faults, pragmas: readPragmas(written, edition, faults) };
    const documentation = new Map(written.comments.map((each) => [each, read(each, edition, faults)]));
    const definitions = written.expressions.flatMap((expression) => {
      const own = expression.comment === null ? null : (documentation.get(expression.comment) ?? null);
      if (own !== null && edition.to >= 209) checkTitle(own, faults);
      return readDefinition(expression, own, rules) ?? [];
    });
    checkAll(definitions, written.partial, rules);
  }
  return {
    faults: inOrder(faults.list),
    judged: edition.to >= 205,
    resolved: edition.to >= 205 && !written.partial,
    wantsDescriptions: hasRule(edition, 900),
  };
}

function read(comment: Comment, edition: SchemaEdition, faults: Faults): Documentation {
  // Before 2.9 a comment was what its writer liked.
  return readDocumentation(comment, edition, edition.to < 209 ? new Faults() : faults);
}

function checkAll(definitions: readonly WrittenDefinition[], partial: boolean, rules: Rules): void {
  const { edition, faults, pragmas } = rules;
  const symbols = new Symbols(definitions, partial, faults);
  const world: World = { symbols, faults, objects: new Objects(symbols, faults) };
  for (const definition of definitions) {
    if (edition.to >= 209) checkDescription(definition, edition, pragmas, faults);
    if (!definition.sound) continue;
    world.objects.distinct(
      definition.features,
      definition,
      `the list of features of ${definition.meta} ${definition.name}`,
    );
    check(definition, world, rules);
  }
  checkFeatures(definitions, rules);
}

function check(definition: WrittenDefinition, world: World, { edition, pragmas, faults }: Rules): void {
  const { meta, name, members, features, place } = definition;
  if (meta === 'command' || meta === 'event') {
    checkCall(definition, world, edition, pragmas);
    return;
  }
  const special = features.find((feature) => feature === 'deprecated' || feature === 'unstable');
  if (special)
    faults.add('feature', place, name, `${meta} ${name} has the feature ${special}, which types cannot have`);
  if (meta === 'enum') {
    world.objects.distinct(members.map((value) => value.name), definition, `enum ${name}`); // biome-ignore format: one thought
    for (const value of members) world.objects.distinct(value.features, definition, `value ${value.name}`);
  } else if (meta === 'struct') world.objects.members(definition);
  else if (meta === 'union') checkUnion(definition, world);
  else checkAlternate(definition, world);
}

/** Each has a bit of 64, and two are always there. */
function checkFeatures(definitions: readonly WrittenDefinition[], { edition, faults }: Rules): void {
  const seen = new Set(['deprecated', 'unstable']);
  for (const { features, members, name, place } of definitions) {
    for (const feature of [...features, ...members.flatMap((member) => member.features)]) {
      seen.add(feature);
      if (seen.size <= MOST_FEATURES || !hasRule(edition, 1000)) continue;
      faults.add(
        'feature',
        place,
        name,
        `${feature} of ${name} is the feature after the ${MOST_FEATURES}th: a schema has no more`,
      );
      return;
    }
  }
}

function inOrder(faults: readonly QapiFault[]): QapiFault[] {
  const files = [...new Set([undefined, ...faults.map(({ file }) => file)])];
  const rank = ({ file }: QapiFault) => files.indexOf(file);
  return [...faults].sort((a, b) => rank(a) - rank(b) || a.line - b.line);
}
