/** The machine that a case is started with, and whether the target has it. */
import { isObject, type JsonValue } from '../../schema/json.js';

/** Names and aliases of a reply to query-machines; null where it lists none. */
export function machinesIn(list: JsonValue | undefined): ReadonlySet<string> | null {
  if (!Array.isArray(list)) return null;
  const names = list.filter(isObject).flatMap(({ name, alias }) => [name, alias]);
  const known = new Set(names.filter((name) => typeof name === 'string'));
  return known.size > 0 ? known : null;
}

/** The machine that these arguments name and the target lacks; null where it has it, or does not say. */
export function lackingMachine(args: readonly string[], machines: ReadonlySet<string> | null): string | null {
  const at = args.indexOf('-machine');
  const [name] = (at < 0 ? '' : (args[at + 1] ?? '')).split(',');
  if (!name || name.includes('=') || machines === null) return null;
  return machines.has(name) ? null : name;
}
