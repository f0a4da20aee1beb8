import type { DefinedType, EnumType } from '../../model.js';
import { printedCondition } from '../text/condition.js';
import type { EntityText, InheritedText } from '../text/entity.js';
import { record } from '../text/record.js';
import { typeRef } from '../text/types.js';
import { manualCommon } from './common.js';
import type { Context } from './context.js';
import { type Features, manualFeatures } from './features.js';
import { manualMembers, sinceOfItems } from './members.js';

/** The type that an entity documents, and those that only it needs. */
export function typesOf(entity: EntityText, context: Context): [string, DefinedType][] {
  const features = manualFeatures(entity, context.lexicon);
  const common = manualCommon(entity, features, context);
  if (entity.kind === 'enum') return [[entity.name, { ...enumOf(entity, features, context), ...common }]];
  const members = manualMembers(entity, features, context);
  if (entity.kind === 'alternate') return [[entity.name, { kind: 'alternate', members, ...common }]];
  const [base, ...bases] = entity.inherits.filter((i) => i.tag === undefined);
  for (const { type, line } of bases) {
    context.diagnostics.error(
      line,
      `${entity.name} has the base ${base?.type} and another, ${type}, which was left out`,
    );
  }
  const tag = entity.inherits.find((i) => i.tag !== undefined)?.tag;
  const branches = entity.inherits.filter((i) => i.value !== undefined) as Branch[];
  const conditions = branches.filter((b) => b.condition !== undefined);
  const wrapped = branches.filter((b) => b.member !== undefined);
  // The tag of a simple union is printed without a type; its enum has the names of the branches and no name.
  if (tag !== undefined && wrapped.length > 0)
    members[tag] ??= { type: 'str', optional: false, line: entity.line };
  const object: DefinedType = {
    kind: 'object',
    members,
    ...(base ? { base: base.type } : {}),
    ...(tag === undefined ? {} : { tag, variants: record(branches.map((b) => [b.value, variantName(b)])) }),
    ...(conditions.length === 0
      ? {}
      : { variantConditions: conditionsOf(conditions.map((c) => [c.value, c.condition])) }),
    ...common,
  };
  return [[entity.name, object], ...wrapped.map(wrapper)];
}

type Branch = InheritedText & { value: string };

/** The names that QAPI gives to the types around the branches of a simple union. */
function variantName({ member, type }: Branch): string {
  return member === undefined ? type : `q_obj_${type.replace(/^array of (.*)$/, '$1List')}-wrapper`;
}

function wrapper(branch: Branch): [string, DefinedType] {
  const member = { type: typeRef(branch.type), optional: false };
  return [
    variantName(branch),
    { kind: 'object', members: record([[branch.member as string, member]]), line: branch.line },
  ];
}

function enumOf(entity: EntityText, features: Features, context: Context): EnumType {
  const items = entity.members ?? [];
  if (items.length === 0) {
    context.diagnostics.warning(entity.line, `enum ${entity.name} has no list of values: they are unknown`);
  }
  const since = sinceOfItems(entity, context);
  const versions = items.flatMap(({ name }) =>
    since.has(name) ? [[name, since.get(name) as string] as const] : [],
  );
  const conditions = items.filter((item) => item.condition !== undefined);
  return {
    kind: 'enum',
    values: items.length === 0 ? null : items.map((item) => item.name),
    ...(features.ofMembers.size > 0 ? { valueFeatures: record(features.ofMembers) } : {}),
    ...(versions.length > 0 ? { valueSince: record(versions) } : {}),
    ...(conditions.length === 0
      ? {}
      : { valueConditions: conditionsOf(conditions.map((c) => [c.name, c.condition])) }),
  };
}

function conditionsOf(conditions: [string, string | undefined][]): Record<string, string> {
  return record(conditions.map(([name, condition]) => [name, printedCondition(condition ?? '')]));
}
