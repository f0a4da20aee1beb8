/** query-qmp-schema's list, looked at as it came: the model has already forgiven what these cases check. */
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { wireText } from '../../schema/json-text.js';

export interface SchemaIndex {
  all: JsonObject[];
  /** First entry of each name. */
  byName: ReadonlyMap<string, JsonObject>;
  of(metaType: string): JsonObject[];
}

export function indexSchema(schema: readonly JsonValue[]): SchemaIndex {
  const all = schema.filter(isObject);
  const byName = new Map<string, JsonObject>();
  for (const info of all) if (!byName.has(wireText(info.name))) byName.set(wireText(info.name), info);
  return { all, byName, of: (metaType) => all.filter((info) => info['meta-type'] === metaType) };
}

/** The objects in a list member of an entry. */
export function objects(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Names of an enum's values, as 6.2 and later list them, or as earlier ones do. */
export function enumValues(info: JsonObject | undefined): string[] {
  if (info?.['meta-type'] !== 'enum') return [];
  const rich = objects(info.members).map((m) => wireText(m.name));
  return rich.length > 0 ? rich : Array.isArray(info.values) ? info.values.map(wireText) : [];
}
