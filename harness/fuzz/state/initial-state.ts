/** What a target has from the start: the object tree, the device models, what each can be given. Learnt once. */
import type { LiveProperty } from '../../../generators/fuzz/live.js';
import { isObject, type JsonValue } from '../../../schema/json.js';
import { wireText } from '../../../schema/json-text.js';
import { Connection } from '../../qmp/connection.js';
import { NoReply, SessionClosed } from '../../qmp/errors.js';
import type { PipelinedCommand } from '../../qmp/pipeline.js';
import type { TargetProfile } from '../../run/target-profile.js';
import type { Target } from '../../target/target.js';

export interface InitialState {
  /** Object path → its properties. */
  tree: ReadonlyMap<string, readonly LiveProperty[]>;
  /** Device model → its properties. */
  models: ReadonlyMap<string, readonly LiveProperty[]>;
  /** QOM types. */
  types: readonly string[];
}

/** A machine has some hundred objects; a tree without end would have more. */
const MAX_PATHS = 400;
const WINDOW = 32;

/** Asks a fresh target; what it dies of being asked stays unknown, and is found by fuzzing. */
export async function learnWorld(
  target: Target,
  profile: TargetProfile,
  timeout: number,
): Promise<InitialState> {
  const tree = new Map<string, readonly LiveProperty[]>();
  const models = new Map<string, readonly LiveProperty[]>();
  let types: string[] = [];
  const { commands, family } = profile.facts;
  const has = (command: string) => commands.has(command);
  const endpoint = target.endpoints[0];
  if (family !== 'qmp' || !endpoint) return { tree, models, types };
  const session = new Connection(await endpoint.connect(), { family, timeout });
  try {
    await session.greet();
    await session.negotiate();
    if (has('qom-list')) await walk(session, tree);
    if (has('qom-list-types')) types = await names(session, {});
    if (has('device-list-properties')) {
      const found = await names(session, { implements: 'device', abstract: false });
      const requests = found.map((typename) => ({
        execute: 'device-list-properties',
        arguments: { typename },
      }));
      await ask(session, requests, (value, i) => models.set(found[i] as string, properties(value)));
    }
  } catch (error) {
    if (!(error instanceof NoReply || error instanceof SessionClosed)) throw error;
  } finally {
    await session.close();
  }
  return { tree, models, types };
}

async function walk(session: Connection, tree: Map<string, readonly LiveProperty[]>): Promise<void> {
  for (let level = ['/']; level.length > 0 && tree.size < MAX_PATHS; ) {
    const next: string[] = [];
    const requests = level.map((path) => ({ execute: 'qom-list', arguments: { path } }));
    await ask(session, requests, (value, i) => {
      const path = level[i] as string;
      const found = properties(value);
      tree.set(path, found);
      const children = found.filter(({ type }) => type.startsWith('child<'));
      next.push(...children.map(({ name }) => `${path === '/' ? '' : path}/${name}`));
    });
    level = next;
  }
}

async function names(session: Connection, args: { [name: string]: JsonValue }): Promise<string[]> {
  const found: string[] = [];
  await ask(session, [{ execute: 'qom-list-types', arguments: args }], (value) => {
    found.push(...properties(value).map(({ name }) => name));
  });
  return found.sort();
}

async function ask(
  session: Connection,
  requests: PipelinedCommand[],
  take: (value: JsonValue, index: number) => void,
): Promise<void> {
  await session.pipeline(
    requests,
    ({ value }, index) => 'return' in value && take(value.return as JsonValue, index),
    WINDOW,
  );
}

/** The name and type members of a list, as every query about QOM has them. */
export function properties(value: JsonValue): LiveProperty[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isObject)
    .map(({ name, type }) => ({ name: wireText(name), type: wireText(type ?? '') }));
}
