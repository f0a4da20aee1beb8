/** Requests of a case from anybody's file: whether one leads out of the scratch directory. Pure. */
import { isObject, type JsonObject, type JsonValue } from '../../../schema/json.js';
import { deniedOutside } from './index.js';

/** In a clause; undefined where it does not. `scratch`: how the directory is spelled in the arguments. */
export function leadsOut(command: string, args: JsonObject, scratch: string): string | undefined {
  const denial = deniedOutside(command, inside(args, scratch) as JsonObject);
  return denial && `${command} has ${denial.what}: ${denial.reason}`;
}

/** What ends the name of the directory; with any other letter behind it, it is the name of another one. */
const ENDS = /^($|[\s,;:"'\]}])/;

/** A name in the directory is inside, whatever stands before it. */
function inside(value: JsonValue, scratch: string): JsonValue {
  if (typeof value === 'string') {
    const [start = '', ...rest] = value.split(scratch);
    return rest.reduce((all, part) => {
      if (part.startsWith('/')) return all + part.slice(1);
      return `${all}${ENDS.test(part) ? '$DIR' : '/'}${part}`;
    }, start);
  }
  if (Array.isArray(value)) return value.map((each) => inside(each, scratch));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inside(inner, scratch)]));
}
