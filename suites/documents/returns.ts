/** What a documented command returns is still returned: its type, and every documented member. */

import { findSentence } from '../../schema/citations.js';
import type { Difference } from '../../schema/compare/difference.js';
import { jsonKind } from '../../schema/compare/json-kind.js';
import type { LackingEntity } from '../../schema/compare/lack.js';
import type { CompatibilityRule } from '../../schema/compare/rules.js';
import { shapeOf } from '../../schema/compare/shape.js';
import { listDifferences, typeDifferences } from '../../schema/compare/types.js';
import type { Command, Interface, Members, None, TypeRef } from '../../schema/model.js';
import { digestOf } from '../../schema/statements/digest.js';
import { isNone, resolveType } from '../../schema/types.js';
import type { ScriptCase } from '../case.js';
import { uncomparable } from './arguments.js';
import { oncePer } from './once.js';
import type { DocumentSource } from './source.js';
import { comparing, type DocumentVerdict, SAYS_NOTHING, type Server, settle } from './verdict.js';

/** The sentence of a manual that names the type of a reply: manuals print it as prose where a schema has a field. */

/** What manuals write before the name of a type. */
const BEFORE = {
  one: ['', 'a ', 'an ', 'the ', 'returns a ', 'returns an ', 'returns '],
  many: ['a list of ', 'list of ', 'an array of ', 'array of ', 'returns a list of ', 'an ordered list of '],
};

/** Its line; undefined where no such sentence is known. */
export function lineOfReturned(
  iface: Interface,
  command: string,
  returns: TypeRef | None | null,
): number | undefined {
  if (returns === null || isNone(returns)) return undefined;
  const [type, before] = typeof returns === 'string' ? [returns, BEFORE.one] : [returns[0], BEFORE.many];
  for (const words of before) {
    const digest = digestOf(words + type);
    const place = digest === null ? null : findSentence(iface, command, digest);
    if (place !== null) return place.line;
  }
  return undefined;
}

export function returnCases(source: DocumentSource, name: string, command: Command): ScriptCase[] {
  const { iface } = source;
  const { returns, successResponse, file } = command;
  const needs = { commands: [name] };
  const subject = returnsOf(name);
  const said = lineOfReturned(iface, name, returns);
  const cites = (rule: CompatibilityRule, line?: number) =>
    source.cites({ name, line: line ?? said ?? command.line, file }, rule);
  const find = oncePer((actual: Interface) => differences(iface, returns, actual, name));
  const compared = (judge: (all: Difference[]) => DocumentVerdict) => (server: Server) =>
    server.actual === null ? SAYS_NOTHING : judge(find(server.actual));
  const members = Object.entries(memberList(iface, returns));
  const lost = returns === null || (!isNone(returns) && uncomparable(iface, { type: returns }));
  const whole = comparing(source, {
    id: `command/${name}/returns`,
    title: `${name} returns the documented type`,
    cites: cites('receive/type'),
    needs,
    judge: compared((all) => {
      if (successResponse === false) return { inapplicable: 'the command answers nothing on success' };
      if (lost) return { blocked: `the document does not say what ${name} returns` };
      return settle(
        source,
        subject,
        all.filter((d) => !members.some(([member]) => member === memberOf(d))),
      );
    }),
  });
  return [
    whole,
    ...members.map(([member, { type, line }]) =>
      comparing(source, {
        id: `command/${name}/returns/${member}`,
        title: `${name} returns ${member}${ofType(returns)} as documented`,
        cites: cites('receive/member-kept', line),
        needs,
        judge: compared((all) => {
          const own = all.filter((d) => memberOf(d) === member);
          return own.length === 0 && uncomparable(iface, { type })
            ? { blocked: `the document does not give the type of ${member} in terms that can be compared` }
            : settle(source, subject, own);
        }),
      }),
    ),
  ];
}

export const returnsOf = (entity: string): LackingEntity => ({ kind: 'commands', entity, list: 'returns' });

/** Who reads that a member is missing must see of what. */
function ofType(returns: TypeRef | None | null): string {
  const type = Array.isArray(returns) ? returns[0] : returns;
  return typeof type === 'string' ? ` of ${type}` : '';
}

/** The member of the returned object, or of the objects in the returned list. */
function memberOf({ path }: Difference): string | undefined {
  return path.find((part) => part !== '[]');
}

function differences(
  iface: Interface,
  returns: TypeRef | None | null,
  actual: Interface,
  name: string,
): Difference[] {
  const real = actual.commands[name]?.returns ?? null;
  if (returns === null || real === null) return [];
  const sides = { documented: iface, actual, direction: 'receive' } as const;
  if (!isNone(returns) && !isNone(real)) return typeDifferences(sides, returns, real);
  // Nothing is an object without members, to which members may be added.
  const kinds = [
    isNone(returns) ? 'object' : jsonKind(iface, returns),
    isNone(real) ? 'object' : jsonKind(actual, real),
  ];
  if (kinds.includes('any')) return [];
  if (kinds[0] !== kinds[1]) {
    const [documented, received] = kinds.map((kind, i) =>
      isNone([returns, real][i] ?? null) ? 'nothing' : kind,
    );
    const message = `${name} is documented to return ${documented}, and the server returns ${received}`;
    return [{ rule: 'receive/type', path: [], message }];
  }
  return listDifferences(sides, listOf(returns), listOf(real));
}

function listOf(returns: TypeRef | None): Members | string {
  return typeof returns === 'string' ? returns : {};
}

function memberList(iface: Interface, returns: TypeRef | None | null): Members {
  if (returns === null || isNone(returns)) return {};
  const element = Array.isArray(returns) ? returns[0] : returns;
  return resolveType(iface, element).kind === 'object' ? (shapeOf(iface, element)?.fixed ?? {}) : {};
}
