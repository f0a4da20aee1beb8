/** The arguments of a documented command are still taken: names, optionality, types, branches. */
import type { Difference } from '../../schema/compare/difference.js';
import { judge, lackOf } from '../../schema/compare/judge.js';
import type { LackingEntity } from '../../schema/compare/lack.js';
import type { CompatibilityRule } from '../../schema/compare/rules.js';
import { type Shape, shapeOf } from '../../schema/compare/shape.js';
import { listDifferences } from '../../schema/compare/types.js';
import type { Command, Interface, Member } from '../../schema/model.js';
import { resolveType } from '../../schema/types.js';
import type { ScriptCase } from '../case.js';
import { oncePer } from './once.js';
import type { DocumentSource } from './source.js';
import { comparing, type DocumentVerdict, excused, SAYS_NOTHING, type Server, settle } from './verdict.js';

type Find = (actual: Interface) => Difference[];

const subjectOf = (entity: string): LackingEntity => ({ kind: 'commands', entity, list: 'arguments' });

export function argumentCases(source: DocumentSource, name: string, command: Command): ScriptCase[] {
  const { iface } = source;
  const id = `command/${name}`;
  const needs = { commands: [name] };
  const cites = (line: number | undefined, rule: CompatibilityRule) =>
    source.cites({ name, line: line ?? command.line, file: command.file }, rule);
  const shape = shapeOf(iface, command.arguments);
  if (shape === null) {
    return [
      comparing(source, {
        id: `${id}/arguments`,
        title: `the arguments of ${name} are as documented`,
        cites: cites(undefined, 'send/member-kept'),
        needs,
        judge: () => ({ blocked: `the document lost the arguments of ${name}` }),
      }),
    ];
  }
  const find = oncePer((actual: Interface) =>
    listDifferences(
      { documented: iface, actual, direction: 'send' },
      command.arguments,
      actual.commands[name]?.arguments ?? null,
    ),
  );
  const compared =
    (judge: (differences: Difference[], actual: Interface) => DocumentVerdict) => (server: Server) =>
      server.actual === null ? SAYS_NOTHING : judge(find(server.actual), server.actual);
  const whole = comparing(source, {
    id: `${id}/arguments`,
    title: `${name} requires no argument that the document does not have`,
    cites: cites(undefined, 'send/no-new-mandatory'),
    needs,
    judge: compared((differences) =>
      shape.incomplete || command.incomplete
        ? { blocked: `the document lost some arguments of ${name}: there may be others` }
        : settle(
            source,
            subjectOf(name),
            differences.filter((d) => d.path.length === 1 && d.rule === 'send/no-new-mandatory'),
          ),
    ),
  });
  return [
    whole,
    ...Object.entries(shape.fixed).flatMap(([argument, member]) =>
      forArgument(source, name, argument, member, cites, find),
    ),
    ...(shape.values ?? []).map((value) =>
      comparing(source, {
        id: `${id}/branch/${value}`,
        title: `${name} takes what is documented for ${shape.tag} ${value}`,
        cites: cites(undefined, 'send/member-kept'),
        needs,
        judge: compared((differences, actual) => branch(source, name, shape, value, differences, actual)),
      }),
    ),
  ];
}

function forArgument(
  source: DocumentSource,
  name: string,
  argument: string,
  member: Member,
  cites: (line: number | undefined, rule: CompatibilityRule) => ReturnType<DocumentSource['cites']>,
  find: Find,
): ScriptCase[] {
  const id = `command/${name}/argument/${argument}`;
  const one = (
    last: string,
    title: string,
    rule: CompatibilityRule,
    decide: (all: Difference[]) => DocumentVerdict,
  ) =>
    comparing(source, {
      id: `${id}/${last}`,
      title,
      cites: cites(member.line, rule),
      needs: { commands: [name] },
      judge: ({ actual }) => {
        if (actual === null) return SAYS_NOTHING;
        const own = find(actual).filter((d) => d.path[0] === argument);
        if (last !== 'present' && own.some(isAbsence))
          return { inapplicable: `the server does not take it: ${id}/present` };
        return decide(own);
      },
    });
  return [
    one('present', `${name} takes the argument ${argument}`, 'send/member-kept', (own) =>
      settle(source, subjectOf(name), own.filter(isAbsence)),
    ),
    ...(member.optional
      ? [
          one('optional', `${name} does not require ${argument}`, 'send/stays-optional', (own) =>
            settle(
              source,
              subjectOf(name),
              own.filter((d) => d.path.length === 1 && d.rule === 'send/stays-optional'),
            ),
          ),
        ]
      : []),
    one('type', `${name} takes the documented type of ${argument}`, 'send/type', (own) =>
      uncomparable(source.iface, member)
        ? { blocked: `the document does not give the type of ${argument} in terms that can be compared` }
        : settle(
            source,
            subjectOf(name),
            own.filter((d) => !isAbsence(d) && !(d.path.length === 1 && d.rule === 'send/stays-optional')),
          ),
    ),
  ];
}

function isAbsence({ path, rule }: Difference): boolean {
  return path.length === 1 && rule === 'send/member-kept';
}

function branch(
  source: DocumentSource,
  name: string,
  { tag }: Shape,
  value: string,
  differences: Difference[],
  actual: Interface,
): DocumentVerdict {
  const real = shapeOf(actual, actual.commands[name]?.arguments ?? null);
  if (real?.values?.includes(value) === false) {
    const gone = differences.find((d) => d.path.length === 1 && d.absent?.name === value);
    const judgement = gone && judge(lackOf(subjectOf(name), gone), source.bench);
    return judgement
      ? excused(judgement)
      : { inapplicable: `the server does not take it: command/${name}/argument/${tag}/type` };
  }
  return settle(
    source,
    subjectOf(name),
    differences.filter((d) => d.path[0] === `${tag}=${value}`),
  );
}

/** Lost, or spelled in words that are no type. */
export function uncomparable(iface: Interface, { type }: Pick<Member, 'type'>): boolean {
  return type === null || resolveType(iface, type).kind === 'unknown';
}
