/** What can be wrong with a request that is right apart from it. Pure. */
import { UNEXPECTED } from '../../../generators/breakage.js';
import { wrongValues } from '../../../generators/wrong-value.js';
import type { JsonObject } from '../../../schema/json.js';
import type { Interface } from '../../../schema/model.js';
import { isUnchecked } from '../../../schema/qemu/unchecked.js';
import { argumentMembers } from '../../../schema/types.js';
import type { Rule } from '../../rules.js';

export interface FaultyRequest {
  execute: string;
  arguments: JsonObject;
}

export interface Defect {
  /** `an unexpected argument`, `on-error: enum/unknown`. */
  name: string;
  request: JsonObject;
  /** What the refusal is about; the definition of the command with it, unless that is a convention. */
  rule: Rule;
}

export function unexpected({ execute, arguments: args }: FaultyRequest): Defect[] {
  return [
    {
      name: 'an unexpected argument',
      request: { execute, arguments: { ...args, [UNEXPECTED]: 1 } },
      rule: 'W30',
    },
    {
      name: 'an unexpected member',
      request: { execute, arguments: args, [UNEXPECTED]: 1 },
      rule: 'W28',
    },
  ];
}

/** Of each kind one will do: all of them, with names of nothing beside, are tried by the cases of rejection. */
const TRIED = /^(type\/(object|array)|alternate\/array|enum\/unknown|as-string|as-word)$/;

/** Each argument that there is, or may be, gets a value that is none of its type; each mandatory one is left out. */
export function faultyArguments(iface: Interface, { execute, arguments: args }: FaultyRequest): Defect[] {
  const command = Object.hasOwn(iface.commands, execute) ? iface.commands[execute] : undefined;
  const members = argumentMembers(iface, command?.arguments ?? null);
  if (members === null || isUnchecked(execute, iface.document.version)) return [];
  return Object.entries(members).flatMap(([name, { type, optional }]): Defect[] => {
    const { [name]: given, ...rest } = args;
    const wrong = type === null ? [] : wrongValues(iface, type, 'enum').filter((w) => TRIED.test(w.defect));
    return [
      ...wrong.map(({ defect, value }) => ({
        name: `${name}: ${defect}`,
        request: { execute, arguments: { ...args, [name]: value } },
        rule: 'W30' as const,
      })),
      ...(optional || given === undefined
        ? []
        : [
            {
              name: `${name}: missing`,
              request: { execute, ...(Object.keys(rest).length > 0 ? { arguments: rest } : {}) },
              rule: 'W30' as const,
            },
          ]),
    ];
  });
}
