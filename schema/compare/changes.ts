/** What changed from one interface to another, as a client sees it; whether that is announced is said elsewhere. */
import type { Citation, Interface, Members, TypeRef } from '../model.js';
import { isNone } from '../types.js';
import { deprecatedParts } from './deprecated.js';
import { type Difference, type Path, spell } from './difference.js';
import type { EntityKind } from './history.js';
import { partAt } from './part.js';
import { type CompatibilityRule, compatibility, type Direction } from './rules.js';
import { listDifferences, typeDifferences } from './types.js';

export interface Change {
  kind: EntityKind;
  entity: string;
  /** Which of its lists: `arguments` are sent, `returns` and `data` are received; `itself`: the entity as a whole. */
  list: 'itself' | 'arguments' | 'returns' | 'data';
  path: Path;
  /** The value of the enum at the path that came or went. */
  value?: string;
  /** What is absent, where something is. */
  absent?: Difference['absent'];
  /** The rule that it breaks; null where it breaks none. */
  rule: CompatibilityRule | null;
  /** It is as it was, and clients are told now that it will go. */
  deprecation?: true;
  /** One clause. */
  message: string;
  cites: Citation[];
}

/** Everything that `after` takes away or narrows, what it adds, and what it deprecates. */
export function changesBetween(before: Interface, after: Interface): Change[] {
  return (['commands', 'events'] as const).flatMap((kind) => {
    const [old, now] = [Object.keys(before[kind]), new Set(Object.keys(after[kind]))];
    const gone = old.filter((name) => !now.has(name)).map((name) => whole(kind, name, 'entity-kept'));
    const come = [...now]
      .filter((name) => !Object.hasOwn(before[kind], name))
      .map((name) => whole(kind, name, null));
    const both = old.filter((name) => now.has(name));
    return [
      ...gone,
      ...come,
      ...both.flatMap((name) => [
        ...within(kind, name, before, after),
        ...deprecations(kind, name, before, after),
      ]),
    ];
  });
}

function whole(kind: EntityKind, entity: string, rule: CompatibilityRule | null): Change {
  const what = kind === 'commands' ? 'command' : 'event';
  const message = rule === null ? `${what} ${entity} is new` : `${what} ${entity} is gone`;
  return {
    kind,
    entity,
    list: 'itself',
    path: [],
    rule,
    message,
    cites: rule === null ? [] : [compatibility(rule)],
  };
}

type Lists = { list: Change['list']; direction: Direction; of(iface: Interface): Members | TypeRef | null }[];

function listsOf(kind: EntityKind, name: string): Lists {
  if (kind === 'events') {
    return [{ list: 'data', direction: 'receive', of: ({ events }) => events[name]?.data ?? null }];
  }
  return [
    { list: 'arguments', direction: 'send', of: ({ commands }) => commands[name]?.arguments ?? null },
    {
      list: 'returns',
      direction: 'receive',
      of: ({ commands }) => {
        const returns = commands[name]?.returns ?? null;
        return isNone(returns) ? {} : returns;
      },
    },
  ];
}

function within(kind: EntityKind, entity: string, before: Interface, after: Interface): Change[] {
  return listsOf(kind, entity).flatMap(({ list, direction, of }) => {
    const [old, now] = [of(before), of(after)];
    const head = { kind, entity, list };
    const breaks = differences(before, after, direction, old, now).map((difference) => ({
      ...head,
      ...placeOf(difference),
      ...(difference.absent === undefined ? {} : { absent: difference.absent }),
      rule: difference.rule,
      message: `${entity}: ${BREAKS[difference.rule](spell(difference.path), difference.absent?.name ?? '')}`,
      cites: [compatibility(difference.rule)],
    }));
    const additions = differences(after, before, direction, now, old)
      .filter(({ rule }) => rule.endsWith('/member-kept') || rule === 'send/value-kept')
      .map((difference) => ({
        ...head,
        ...placeOf(difference),
        rule: null,
        message: `${entity}: ${added(difference)}`,
        cites: [],
      }));
    return [...breaks, ...additions];
  });
}

function deprecations(kind: EntityKind, entity: string, before: Interface, after: Interface): Change[] {
  const says = (list: Change['list'], path: Path, what: string, value?: string): Change => ({
    ...{ kind, entity, list, path, rule: null, deprecation: true as const, cites: [] },
    ...(value === undefined ? {} : { value }),
    message: `${what} is deprecated now`,
  });
  const isNow = (iface: Interface) => iface[kind][entity]?.features?.includes('deprecated') === true;
  const itself = isNow(after) && !isNow(before) ? [says('itself', [], entity)] : [];
  const parts = listsOf(kind, entity).flatMap(({ list, of }) =>
    deprecatedParts(after, of(after))
      .filter(({ path, value }) => {
        const was = partAt(before, of(before), path, value);
        return was !== null && !was.features.includes('deprecated');
      })
      .map(({ path, value }) =>
        says(list, path, `${entity}: ${value === undefined ? '' : `${value} as `}${spell(path)}`, value),
      ),
  );
  return [...itself, ...parts];
}

function placeOf({ rule, path, absent }: Difference): { path: Path; value?: string } {
  return rule === 'send/value-kept' && absent !== undefined ? { path, value: absent.name } : { path };
}

function differences(
  documented: Interface,
  actual: Interface,
  direction: Direction,
  old: Members | TypeRef | null,
  now: Members | TypeRef | null,
): Difference[] {
  if (old === null || now === null) return [];
  const sides = { documented, actual, direction };
  // A list of members is written inline or has a name; a return may be any type.
  const isList = (part: Members | TypeRef): part is Members =>
    typeof part === 'object' && !Array.isArray(part);
  if (isList(old) || isList(now)) {
    return Array.isArray(old) || Array.isArray(now) ? [] : listDifferences(sides, old, now);
  }
  return typeDifferences(sides, old, now);
}

const BREAKS: Record<CompatibilityRule, (at: string, value: string) => string> = {
  'entity-kept': (at) => `${at} is gone`,
  'send/member-kept': (at) => `${at} is no longer taken`,
  'send/stays-optional': (at) => `${at} is mandatory now`,
  'send/no-new-mandatory': (at) => `${at} is new, and mandatory`,
  'send/type': (at) => `${at} takes another type`,
  'send/value-kept': (at, value) => `${at} no longer takes ${value}`,
  'receive/member-kept': (at) => `${at} is no longer sent`,
  'receive/stays-present': (at) => `${at} may be left out now`,
  'receive/type': (at) => `${at} is of another type`,
};

function added({ rule, path, absent }: Difference): string {
  return rule === 'send/value-kept' ? `${spell(path)} takes ${absent?.name}` : `${spell(path)} is new`;
}
