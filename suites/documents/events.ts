/** What a documented event carries is still carried. */
import type { Difference } from '../../schema/compare/difference.js';
import type { LackingEntity } from '../../schema/compare/lack.js';
import { shapeOf } from '../../schema/compare/shape.js';
import { listDifferences } from '../../schema/compare/types.js';
import type { Event, Interface } from '../../schema/model.js';
import type { ScriptCase } from '../case.js';
import { uncomparable } from './arguments.js';
import { oncePer } from './once.js';
import type { DocumentSource } from './source.js';
import { comparing, type DocumentVerdict, SAYS_NOTHING, settle } from './verdict.js';

export function eventDataCases(source: DocumentSource, name: string, event: Event): ScriptCase[] {
  const { iface } = source;
  const shape = shapeOf(iface, event.data);
  const subject: LackingEntity = { kind: 'events', entity: name, list: 'data' };
  const find = oncePer((actual: Interface) =>
    listDifferences(
      { documented: iface, actual, direction: 'receive' },
      event.data,
      actual.events[name]?.data ?? null,
    ),
  );
  const one = (
    id: string,
    title: string,
    line: number | undefined,
    judge: (all: Difference[]) => DocumentVerdict,
  ): ScriptCase =>
    comparing(source, {
      id: `event/${name}/data${id}`,
      title,
      cites: source.cites({ name, line: line ?? event.line, file: event.file }, 'receive/member-kept'),
      judge: ({ actual }) => {
        if (actual === null) return SAYS_NOTHING;
        if (!Object.hasOwn(actual.events, name))
          return { inapplicable: `the target has no event ${name}: event/${name}/present` };
        return judge(find(actual));
      },
    });
  if (shape === null) {
    const blocked = `the document lost the data of ${name}`;
    return [one('', `the data of ${name} is as documented`, undefined, () => ({ blocked }))];
  }
  return [
    ...Object.entries(shape.fixed).map(([member, { type, line }]) =>
      one(`/${member}`, `${name} carries ${member} as documented`, line, (all) => {
        const own = all.filter((d) => d.path[0] === member);
        return own.length === 0 && uncomparable(iface, { type })
          ? { blocked: `the document does not give the type of ${member} in terms that can be compared` }
          : settle(source, subject, own);
      }),
    ),
    ...(shape.tag === null
      ? []
      : [
          one('', `${name} carries what is documented for each ${shape.tag}`, undefined, (all) =>
            settle(
              source,
              subject,
              all.filter((d) => !Object.hasOwn(shape.fixed, d.path[0] ?? '')),
            ),
          ),
        ]),
  ];
}
