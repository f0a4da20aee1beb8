/** Defaults that show: an object that was made without a property has the documented default for it. */

import { type JsonObject, ownEntry } from '../../../schema/json.js';
import { equalJson, stringifyJson } from '../../../schema/json-text.js';
import type { DefinedType, Interface, Statement } from '../../../schema/model.js';
import { membersOf } from '../../../schema/types.js';
import { standsOn } from '../../basis.js';
import type { ScriptCase } from '../../case.js';
import type { Feature } from '../../features.js';
import type { DocumentSource } from '../source.js';

const MIB = 1_048_576;
const ID = 'qmpspec-default';
const FROM_FILE = 'memory-backend-file';

/** Objects that any machine can have, with what they cannot be made without. Bytes; files lie in the scratch directory. */
const MADE: Readonly<Record<string, (scratch: string) => JsonObject>> = {
  iothread: () => ({}),
  'throttle-group': () => ({}),
  secret: () => ({ data: 'qmpspec' }),
  'tls-creds-anon': () => ({}),
  'authz-list': () => ({}),
  'rng-builtin': () => ({}),
  'rng-random': () => ({}),
  'cryptodev-backend-builtin': () => ({}),
  'memory-backend-ram': () => ({ size: MIB }),
  'memory-backend-memfd': () => ({ size: MIB }),
  [FROM_FILE]: (scratch) => ({ size: MIB, 'mem-path': `${scratch}/${ID}` }),
};

/** None where nothing shows the default: of a type that no such object has, or of a member that tells a state by now. */
export function shownDefault(source: DocumentSource, statement: Statement): ScriptCase[] {
  const { entity, member, value, line, file } = statement;
  const type = Object.keys(MADE).find((name) => isBranch(source.iface, name, entity));
  // What `auto` comes to is the server's choice, and may be what it shows.
  if (type === undefined || member === undefined || value === undefined || value === 'auto') return [];
  if (membersOf(source.iface, entity)?.[member]?.features?.includes('deprecated')) return [];
  const cites = source.cites({ name: entity, line, file: typeof file === 'string' ? file : undefined });
  return [
    {
      id: `document/${source.iface.document.id}/type/${entity}/default/${member}/shown`,
      title: `${member} of a new ${type} has its documented default`,
      ...standsOn('documentation', { detail: true, otherRelease: !source.own }),
      cites,
      needs: {
        ...{ commands: ['object-add', 'qom-get', 'object-del'], requires: [`type:${type}`] as Feature[] },
        ...{ mutates: true, realEffects: true, ...(type === FROM_FILE ? { ownProcess: true } : {}) },
      },
      async run(context) {
        const session = await context.open();
        const args = { 'qom-type': type, id: ID, ...ownEntry(MADE, type)?.(context.scratch) };
        const made = await session.execute('object-add', args);
        if ('error' in made.value)
          return context.blocked(`${type} cannot be made: ${stringifyJson(made.value.error ?? null)}`);
        const shown = async () => {
          const { value } = await session.execute('qom-get', { path: `/objects/${ID}`, property: member });
          await session.execute('object-del', { id: ID });
          return value.return;
        };
        const actual = await shown();
        if (actual === undefined)
          return context.inapplicable(`${type} of the server does not show ${member}`);
        if (equalJson(actual, value)) return;
        // A value that stands for another one, which is shown: the default is right if giving it makes no difference.
        const given = await session.execute('object-add', { ...args, [member]: value });
        if ('return' in given.value && equalJson((await shown()) ?? null, actual)) return;
        context.fail({
          check: 'document/default',
          message: `the documented default of ${member} is ${stringifyJson(value)}; ${type} made without it has ${stringifyJson(actual)}`,
          expected: value,
          actual,
          cites,
        });
      },
    },
  ];
}

/** Whether the properties of that type of object are those of the entity, or inherit them. */
function isBranch(iface: Interface, type: string, entity: string): boolean {
  const list = iface.commands['object-add']?.arguments;
  const union = typeof list === 'string' ? objectType(iface, list) : null;
  const seen = new Set<string>();
  for (
    let at = union?.variants?.[type];
    at !== undefined && !seen.has(at);
    at = objectType(iface, at)?.base
  ) {
    if (at === entity) return true;
    seen.add(at);
  }
  return false;
}

function objectType(iface: Interface, name: string) {
  const type: DefinedType | undefined = Object.hasOwn(iface.types, name) ? iface.types[name] : undefined;
  return type?.kind === 'object' ? type : null;
}
