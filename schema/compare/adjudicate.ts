/** Whether the documents allowed or announced a change. */
import type { Program } from '../catalogs.js';
import type { Interface, Members, TypeRef } from '../model.js';
import type { Change } from './changes.js';
import type { Edition } from './history.js';
import { type Part, partAt } from './part.js';
import { compareReleases } from './release.js';
import { announcedRemoval, removalPath, removalText } from './removals.js';
import { unmissed } from './unmissed.js';

/**
 * `compatible`: the rules allow it. `deprecated`: nothing changed yet, and clients are told that it will. `announced`: it
 * breaks a rule, and clients were told. `unannounced`: they were not.
 */
export type Verdict = 'compatible' | 'deprecated' | 'announced' | 'unannounced';

export interface Adjudicated extends Change {
  verdict: Verdict;
  /** One clause: which document says what. */
  because: string;
}

export interface Sides {
  before: Interface;
  after: Interface;
  /** Null where nobody knows: then only the two documents themselves are asked. */
  program: Program | null;
  history: readonly Edition[];
}

export function adjudicate(change: Change, sides: Sides): Adjudicated {
  const known = editionsOf(sides).map(({ iface }) => ({ iface, part: partOf(iface, change) }));
  if (change.deprecation) {
    return { ...change, verdict: 'deprecated', because: `${sides.after.document.id} says so` };
  }
  const having = known.filter((each): each is { iface: Interface; part: Part } => each.part !== null);
  if (change.rule === null) {
    const since = having.find(({ part }) => part.since !== undefined);
    const already = having.some(({ part }) => part.features.includes('deprecated'));
    const because = [
      since === undefined
        ? 'what is added breaks nobody'
        : `${since.iface.document.id} says since ${since.part.since}`,
      ...(already ? ['it is deprecated already'] : []),
    ].join('; ');
    return { ...change, verdict: 'compatible', because };
  }
  const says = (verdict: Verdict, because: string): Adjudicated => ({ ...change, verdict, because });
  if (/^x-/.test(change.entity) || change.path.some((step) => /^x-/.test(step))) {
    return says('compatible', 'names that begin with x- promise nothing');
  }
  const unstable = having.find(({ part }) => part.features.includes('unstable'));
  if (unstable) return says('compatible', `${unstable.iface.document.id} calls it unstable`);
  const deprecated = having.find(({ part }) => part.features.includes('deprecated'));
  if (deprecated) return says('announced', `${deprecated.iface.document.id} calls it deprecated`);
  const path = removalPath(change.path, change.value);
  const removal = announcedRemoval(change.entity, path, sides.after.document.version);
  if (removal) return says('announced', removalText(removal));
  const missedByNobody = unmissed(change.entity, path, sides.after.document.version);
  if (missedByNobody !== null) return says('compatible', missedByNobody);
  // How a server was built decides what it has, and nothing else.
  const built = change.rule.endsWith('-kept') ? having : [];
  const conditional = built.find(({ part }) => part.condition !== undefined);
  if (conditional) {
    return says(
      'compatible',
      `${conditional.iface.document.id} has it only where ${conditional.part.condition}`,
    );
  }
  const still = built.find(
    ({ iface }) => iface !== sides.after && isWritten(iface) && sameRelease(iface, sides.after),
  );
  if (still) return says('compatible', `${still.iface.document.id} still has it, so it depends on the build`);
  return says('unannounced', 'no document that we know deprecates it, and none says that it was removed');
}

/** By people, for the whole of QEMU: what a server tells is only how that one was built. */
function isWritten({ document }: Interface): boolean {
  return document.kind !== 'introspection' && document.kind !== 'guest-info';
}

function sameRelease(a: Interface, b: Interface): boolean {
  return compareReleases(a.document.version, b.document.version) === 0;
}

/** The two themselves, then what else is known of the program, up to the newer version. */
function editionsOf({ before, after, program, history }: Sides): { iface: Interface }[] {
  const upTo = after.document.version;
  const others = history.filter(
    (edition) => edition.program === program && (compareReleases(edition.version, upTo) ?? 1) <= 0,
  );
  return [{ iface: before }, { iface: after }, ...others];
}

function partOf(iface: Interface, { kind, entity, list, path, value }: Change): Part | null {
  if (!Object.hasOwn(iface[kind], entity)) return null;
  const found = iface[kind][entity];
  if (found === undefined) return null;
  const { features = [], condition, since } = found;
  if (list === 'itself') {
    return {
      features,
      ...(condition === undefined ? {} : { condition }),
      ...(since === undefined ? {} : { since }),
    };
  }
  const lists = found as { arguments?: Lists; returns?: Lists; data?: Lists };
  return partAt(iface, lists[list] ?? null, path, value);
}

type Lists = Members | TypeRef | null;
