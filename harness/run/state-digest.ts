/** The state of a target as far as its queries tell: what a rejected request must not change (W30). */
import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Interface } from '../../schema/model.js';
import { CONSTANT_QUERIES } from '../../schema/qemu/effects.js';
import { NAMELESS_HOMES, RESOURCES } from '../../schema/qemu/resources.js';
import { argumentMembers } from '../../schema/types.js';
import type { Connection } from '../qmp/connection.js';

export interface Query {
  execute: string;
  arguments?: JsonObject;
}

/** Query (with its arguments) → hash of its reply. */
export type Digest = Map<string, string>;

/** Places of the object tree where commands put what they make. */
const QOM_PATHS = [...RESOURCES.flatMap(({ home = [] }) => home), ...NAMELESS_HOMES];

/** The queries of a server that need no argument, and the object tree's public places. */
export function stateQueries(model: Interface, commands: ReadonlySet<string>): Query[] {
  const bare = [...commands].filter((name) => {
    const definition = model.commands[name];
    if (!/^query-/.test(name) || CONSTANT_QUERIES.has(name) || !definition) return false;
    const members = argumentMembers(model, definition.arguments);
    return members !== null && Object.values(members).every((m) => m.optional);
  });
  const qom = commands.has('qom-list')
    ? QOM_PATHS.map((path) => ({ execute: 'qom-list', arguments: { path } }))
    : [];
  return [...bare.sort().map((execute) => ({ execute })), ...qom];
}

export async function takeDigest(session: Connection, queries: readonly Query[]): Promise<Digest> {
  const digest: Digest = new Map();
  await session.pipeline(
    queries,
    ({ value }, index) => {
      const query = queries[index] as Query;
      // The id differs by nature; everything else of the reply counts.
      const { id: _, ...rest } = value as JsonObject;
      const text = isBare(query, rest) ? BARE : stringifyJson(rest);
      digest.set(keyOf(query), createHash('sha1').update(text).digest('base64'));
    },
    queries.length,
  );
  return digest;
}

const BARE = 'nothing there';

/** A place of the object tree comes into being with its first object, and stays when that goes. */
function isBare({ execute }: Query, { return: list, error }: JsonObject): boolean {
  if (execute !== 'qom-list') return false;
  return (
    error !== undefined || (Array.isArray(list) && list.every((one) => isObject(one) && one.name === 'type'))
  );
}

/** The queries whose replies differ. */
export function changes(before: Digest, after: Digest): string[] {
  return [...after].filter(([key, hash]) => before.get(key) !== hash).map(([key]) => key);
}

function keyOf({ execute, arguments: args }: Query): string {
  return args === undefined ? execute : `${execute} ${stringifyJson(args)}`;
}
