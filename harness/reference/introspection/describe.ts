/** The reply of query-qmp-schema, made from the model (W61). */
import type { JsonObject, JsonValue } from '../../../schema/json.js';
import type { Command, EnumType, Interface, ObjectType } from '../../../schema/model.js';
import { isNone, membersOf, resolveType } from '../../../schema/types.js';
import { featureNames, TypeRefs } from './type-refs.js';

/** A list of SchemaInfo: commands, events and types in the model's order, then the lists and builtins they use. */
export function describeSchema(model: Interface): JsonValue[] {
  const refs = new TypeRefs(model);
  const commands = Object.entries(model.commands).map(([name, command]) => ({
    name,
    'meta-type': 'command',
    'arg-type': refs.fields(name, command.arguments),
    'ret-type': returnType(refs, command),
    ...(command.oob ? { 'allow-oob': true } : {}),
    ...featureNames(command),
  }));
  const events = Object.entries(model.events).map(([name, event]) => ({
    name,
    'meta-type': 'event',
    'arg-type': refs.fields(name, event.data),
    ...featureNames(event),
  }));
  const types = Object.entries(model.types).map(([name, type]) => ({
    name,
    'meta-type': type.kind,
    ...(type.kind === 'enum'
      ? describeEnum(type)
      : type.kind === 'alternate'
        ? { members: Object.values(type.members).map((m) => ({ type: refs.name(m.type) })) }
        : describeObject(model, refs, name, type)),
    ...featureNames(type),
  }));
  return [...commands, ...events, ...types, ...refs.entries()];
}

function returnType(refs: TypeRefs, { returns }: Command): string {
  return returns === null || isNone(returns) ? refs.empty : refs.name(returns);
}

/** Both forms: `values` is all that readers before 6.2 know. */
function describeEnum({ values, valueFeatures = {} }: EnumType): JsonObject {
  const names = values ?? [];
  const members = names.map((name) => ({
    name,
    ...(Object.hasOwn(valueFeatures, name) ? { features: valueFeatures[name] as string[] } : {}),
  }));
  return { members, values: names };
}

function describeObject(model: Interface, refs: TypeRefs, name: string, type: ObjectType): JsonObject {
  const members = membersOf(model, name) ?? {};
  const info = { members: refs.members(members) };
  if (type.tag === undefined) return info;
  const { variants = {} } = type;
  const tag = resolveType(model, members[type.tag]?.type ?? 'any');
  // Tag values that add nothing are cases too, with an empty type.
  const cases = new Set([...Object.keys(variants), ...((tag.kind === 'enum' && tag.values) || [])]);
  return {
    ...info,
    tag: type.tag,
    variants: [...cases].map((value) => ({ case: value, type: variants[value] ?? refs.empty })),
  };
}
