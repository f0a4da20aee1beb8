/** Where the server has what a documented command, event or type stands for. */
import { type Counterpart, matchCommands } from '../../schema/compare/matching.js';
import type { Interface, Members } from '../../schema/model.js';
import { membersOf } from '../../schema/types.js';
import { oncePer } from './once.js';

const whole = oncePer((documented: Interface) =>
  oncePer((actual: Interface) => matchCommands(documented, actual)),
);

export function argumentPlaces(documented: Interface, actual: Interface, entity: string): Counterpart[] {
  const own = <T>(all: Record<string, T>) => (Object.hasOwn(all, entity) ? all[entity] : undefined);
  const command = own(actual.commands);
  const event = own(actual.events);
  if (command) return list(actual, entity, command.arguments, 'send');
  if (event) return list(actual, entity, event.data, 'receive');
  return whole(documented)(actual).get(entity) ?? [];
}

function list(
  actual: Interface,
  entity: string,
  given: Members | string | null,
  direction: Counterpart['direction'],
): Counterpart[] {
  const members = typeof given === 'string' ? membersOf(actual, given) : given;
  if (members === null) return [];
  return [{ direction, entity, path: [], members, type: { kind: 'object', name: null, members } }];
}

/** Why the server has no place for a documented type. */
export function placeless(documented: Interface, entity: string): string {
  return whole(documented)(documented).has(entity)
    ? `the server has nothing where ${entity} belongs`
    : `no documented command or event takes or sends ${entity}: it is not met on the wire`;
}
