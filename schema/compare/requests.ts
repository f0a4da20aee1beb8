/** The judge, for a request that a server refuses: whether QEMU's lists announced that something in it would go. */
import { isObject, type JsonObject, type JsonValue, jsonTypeOf } from '../json.js';
import { LOOSE_TYPES } from '../qemu/removed.js';
import type { ChangeJudgement } from './judge.js';
import { compareReleases } from './release.js';
import { announcedRemoval, removalText } from './removals.js';

/** A property of a device, as `device-list-properties` tells it. */
export interface Property {
  name: string;
  type: string;
}

/** By what the request names: its command, an argument, a value. `release`: of the server; null when unknown. */
export function judgeRequest(
  command: string,
  args: JsonObject,
  release: string | null,
): ChangeJudgement | null {
  if (release === null) return null;
  for (const { path, isValue } of [{ path: '', isValue: false }, ...pathsIn(args, '')]) {
    const removal = announcedRemoval(command, path, release, isValue);
    // What is deprecated only is taken, as far as is known.
    if (removal?.removed)
      return { verdict: 'announced', because: because(path || command, removalText(removal)) };
  }
  return null;
}

/** Whether this release is strict about types that earlier ones did not look at. */
export function isStrict(command: string, release: string | null): boolean {
  return strictness(command, release) !== undefined;
}

/** By values of another JSON type than the property has, which were converted once. */
export function judgeTypes(
  command: string,
  args: JsonObject,
  properties: readonly Property[],
  release: string | null,
): ChangeJudgement | null {
  const strict = strictness(command, release);
  if (strict === undefined) return null;
  for (const { name, type } of properties) {
    const value = Object.hasOwn(args, name) ? args[name] : undefined;
    const wanted = jsonTypeOfProperty(type);
    if (value === undefined || wanted === null || wanted === kindOf(value)) continue;
    const what = `${name} is ${type}, and ${withArticle(kindOf(value))} stands for it`;
    return { verdict: 'announced', because: because(what, removalText(strict)) };
  }
  return null;
}

const because = (what: string, text: string) => `${what} (${text})`;

const withArticle = (kind: string) => (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`);

function strictness(command: string, release: string | null) {
  return LOOSE_TYPES.find(
    (each) => each.command === command && (compareReleases(each.removed, release) ?? 1) <= 0,
  );
}

/** Null for types of which it is not known (enumerations and others that are written as strings). */
function jsonTypeOfProperty(type: string): string | null {
  if (type === 'bool') return 'boolean';
  if (/^u?int(8|16|32|64)?$/.test(type) || type === 'size') return 'integer';
  return type === 'str' || type === 'string' ? 'string' : null;
}

function kindOf(value: JsonValue): string {
  return typeof value === 'bigint' || Number.isInteger(value) ? 'integer' : jsonTypeOf(value);
}

/**
 * As the lists spell them: `a.b[].c`, a value last, and a member beside each string or boolean `t` of value `v`
 * as `t=v.member` too, for `t` may be the tag of a union, or what decides whether the member is taken.
 */
function pathsIn(value: JsonValue, path: string): { path: string; isValue: boolean }[] {
  if (['string', 'boolean', 'number', 'bigint'].includes(typeof value))
    return [{ path: join(path, String(value)), isValue: true }];
  if (Array.isArray(value)) return value.flatMap((element) => pathsIn(element, `${path}[]`));
  if (!isObject(value)) return [];
  const members = Object.entries(value) as [string, JsonValue][];
  const tags = members.flatMap(([name, one]) =>
    typeof one === 'string' || typeof one === 'boolean' ? [`${name}=${one}`] : [],
  );
  return ['', ...tags].flatMap((tag) => {
    const within = tag === '' ? path : join(path, tag);
    return members.flatMap(([name, one]) => {
      const at = join(within, name);
      return [{ path: at, isValue: false }, ...pathsIn(one, at)];
    });
  });
}

const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);
