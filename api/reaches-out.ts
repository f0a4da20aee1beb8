/** Cases from a file of anybody's: whether what they send or start leads out of the scratch directory. Pure. */
import { deniedOutside } from '../generators/fuzz/denied/index.js';
import { questionableOptions } from '../harness/target/program/recorded/questionable.js';
import { isObject, type JsonObject, type JsonValue } from '../schema/json.js';
import type { Scenario } from '../suites/scenarios/engine/format.js';

/** In a clause; null where nothing does. */
export function reachesOut({ machine = [], given = [], steps }: Scenario): string | null {
  const words = questionableOptions(machine.map((word) => word.replaceAll('$DIR', '{dir}')));
  if (words !== null) return `the machine is started with ${words}, which may lead out of its directory`;
  for (const step of [...given, ...steps]) {
    const found = typeof step === 'string' ? undefined : ofStep(step as unknown as JsonObject);
    if (found) return found;
  }
  return null;
}

function ofStep(step: JsonObject): string | undefined {
  const { execute, arguments: args, stimulus } = step;
  if (typeof stimulus === 'string') return undefined;
  const command = typeof execute === 'string' ? execute : '';
  // Of a set-up, or of a query, whatever it is given.
  const values = isObject(args) && command !== '' ? args : step;
  const denial = deniedOutside(command, plain(values) as JsonObject);
  return denial && `${command || 'a set-up'} has ${denial.what}: ${denial.reason}`;
}

/** `$DIR/name` is inside, whatever stands before it. */
function plain(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.replaceAll('$DIR/', '');
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}
