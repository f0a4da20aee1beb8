/** Which queries tell what is alive, and what their replies say. Pure. */
import { RESOURCE_KINDS } from '../../../generators/fuzz/things/index.js';
import { isObject, type JsonValue } from '../../../schema/json.js';
import type { PipelinedCommand } from '../../qmp/pipeline.js';

export interface LiveQuery extends PipelinedCommand {
  /** Kinds that it tells of, and the members that lead to their names. */
  tells: { kind: string; path: readonly string[] }[];
}

/** The queries of the table that the server has, each once. */
export function liveQueries(commands: ReadonlySet<string>): LiveQuery[] {
  const queries = new Map<string, LiveQuery>();
  for (const { name: kind, live = [] } of RESOURCE_KINDS) {
    for (const { path, ...query } of live) {
      if (!commands.has(query.execute)) continue;
      const key = JSON.stringify(query);
      const known = queries.get(key) ?? { ...query, tells: [] };
      known.tells.push({ kind, path });
      queries.set(key, known);
    }
  }
  return [...queries.values()];
}

/** The strings at the end of a path of members; `*` stands for every element of a list. */
export function namesIn(value: JsonValue | undefined, path: readonly string[]): string[] {
  const [first, ...rest] = path;
  if (first === undefined) return typeof value === 'string' && value !== '' ? [value] : [];
  if (first === '*') return Array.isArray(value) ? value.flatMap((element) => namesIn(element, rest)) : [];
  return isObject(value) ? namesIn(value[first], rest) : [];
}
