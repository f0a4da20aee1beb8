/** Requests of a case from anybody's file: whether one leads out of the scratch directory. Pure. */
import { deniedOutside } from '../../../generators/fuzz/denylist/index.js';
import { isObject, type JsonObject, type JsonValue } from '../../../schema/json.js';

/** In a clause; undefined where it does not. `scratch`: how the directory is spelled in the arguments. */
export function leadsOut(command: string, args: JsonObject, scratch: string): string | undefined {
  const denial = deniedOutside(command, inside(args, scratch) as JsonObject);
  return denial && `${command || 'a fixture'} has ${denial.what}: ${denial.reason}`;
}

/** A name in the directory is inside, whatever stands before it. */
function inside(value: JsonValue, scratch: string): JsonValue {
  if (typeof value === 'string') return value.replaceAll(`${scratch}/`, '').replaceAll(scratch, () => '$DIR');
  if (Array.isArray(value)) return value.map((each) => inside(each, scratch));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inside(inner, scratch)]));
}
