/** What has a documented default can be left out, and the default is a value of it. */

import type { Difference } from '../../../schema/compare/difference.js';
import type { LackingEntity } from '../../../schema/compare/lack.js';
import { type Counterpart, spellMember } from '../../../schema/compare/matching.js';
import { stringifyJson } from '../../../schema/json-text.js';
import type { Interface, Statement } from '../../../schema/model.js';
import { argumentMembers, membersOf } from '../../../schema/types.js';
import { Validator } from '../../../schema/validate/validator.js';
import { standsOn } from '../../basis.js';
import type { ScriptCase } from '../../case.js';
import { oncePer } from '../once.js';
import { argumentPlaces, placeless } from '../places.js';
import type { DocumentSource } from '../source.js';
import { comparing, type DocumentVerdict, SAYS_NOTHING, settle } from '../verdict.js';

const validatorOf = oncePer((iface: Interface) => new Validator(iface));

/** Says nothing of whether the server goes by the default: that shows in what it does. */
export function defaultCase(source: DocumentSource, statement: Statement): ScriptCase {
  const { entity, member = '', line, file } = statement;
  const isCommand = Object.hasOwn(source.iface.commands, entity);
  return comparing(source, {
    id: `${isCommand ? 'command' : 'type'}/${entity}/default/${member}`,
    title: `${member} of ${entity} is optional, and its documented default is a value that the server knows`,
    stands: standsOn('documentation', { detail: true, otherRelease: !source.own }),
    cites: source.cites(
      { name: entity, line, file: typeof file === 'string' ? file : undefined },
      'send/stays-optional',
      'send/value-kept',
    ),
    needs: isCommand ? { commands: [entity] } : {},
    judge: ({ actual }) => (actual === null ? SAYS_NOTHING : judge(source, statement, member, actual)),
  });
}

function judge(
  source: DocumentSource,
  statement: Statement,
  member: string,
  actual: Interface,
): DocumentVerdict {
  const { entity, value } = statement;
  const places = argumentPlaces(source.iface, actual, entity);
  if (places.length === 0) return { inapplicable: placeless(source.iface, entity) };
  if (isMandatory(source.iface, entity, member))
    return { inapplicable: `the document itself has ${member} mandatory` };
  const left: Difference[] = [];
  let found = false;
  for (const place of places) {
    const real = Object.hasOwn(place.members, member) ? place.members[member] : undefined;
    if (real === undefined) continue;
    found = true;
    const at = `${member} of ${spellMember(place)}`;
    const path = [...place.path, member];
    const lacking: Difference[] = [];
    if (place.direction === 'send' && !real.optional) {
      const message = `${at} is documented to have a default, and the server requires it`;
      lacking.push({ rule: 'send/stays-optional', path, message });
    }
    if (real.type !== null && value !== undefined && validatorOf(actual).value(real.type, value) !== null) {
      const message = `the documented default ${stringifyJson(value)} of ${at} is no value of it on the server`;
      lacking.push({ rule: 'send/value-kept', path, message });
    }
    const verdict = settle(source, subjectOf(place, actual), lacking);
    if (!('differences' in verdict)) return verdict;
    left.push(...verdict.differences);
  }
  return found ? { differences: left } : { inapplicable: `the server's ${entity} has no ${member}` };
}

function subjectOf({ direction, entity }: Counterpart, { events }: Interface): LackingEntity {
  if (Object.hasOwn(events, entity)) return { kind: 'events', entity, list: 'data' };
  return { kind: 'commands', entity, list: direction === 'send' ? 'arguments' : 'returns' };
}

/** Of a command's argument or a type's member, by the definition that the statement stands in. */
function isMandatory(iface: Interface, entity: string, member: string): boolean {
  const command = Object.hasOwn(iface.commands, entity) ? iface.commands[entity] : undefined;
  const members = command ? argumentMembers(iface, command.arguments) : membersOf(iface, entity);
  return members !== null && Object.hasOwn(members, member) && members[member]?.optional === false;
}
