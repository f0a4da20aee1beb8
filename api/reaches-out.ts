/** Cases from a file of anybody's: whether what they send or start leads out of the scratch directory. Pure. */
import { questionableOptions } from '../harness/target/program/recorded/questionable.js';
import { isObject, type JsonObject } from '../schema/json.js';
import { stringifyJson } from '../schema/json-text.js';
import type { Scenario } from '../suites/scenarios/engine/format.js';
import { leadsOut } from '../suites/scenarios/engine/outward.js';

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
  // Of a fixture, or of a query, whatever it is given.
  const values = isObject(args) && command !== '' ? args : step;
  return leadsOut(command, values, '$DIR') ?? (command === '' ? unknownName(step) : undefined);
}

/** A value that is kept from a reply may be anything; only requests of the case itself are looked at when they are sent. */
function unknownName(step: JsonObject): string | undefined {
  if (['query', 'event', 'no_event'].some((member) => member in step)) return undefined;
  const [name] = /\$(?!DIR\b)[A-Za-z_]\w*/.exec(stringifyJson(step).replaceAll('$$', '')) ?? [];
  return name && `a fixture is given ${name}, which nobody knows before it is sent`;
}
