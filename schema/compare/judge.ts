/**
 * The one judge of what a server, or a document, no longer has or narrows: whether the documents, or QEMU's lists of what
 * was deprecated and removed, let it. `run`, `diff`, `matrix` and `schema compare` all ask here.
 */
import { compatibleRemoval } from '../qemu/compatible-removals.js';
import { buildReason } from './build-reason.js';
import type { Difference } from './difference.js';
import { type KnownChange, knownParts } from './known.js';
import type { Bench, Lack, LackingEntity } from './lack.js';
import { compareReleases } from './release.js';
import { announcedRemoval, announcedSuccessor, removalPath, removalText } from './removals.js';

/** `compatible`: the rules allow it. `announced`: it breaks one, and clients were told. */
export interface ChangeJudgement {
  verdict: 'compatible' | 'announced';
  /** One clause: which document says what. */
  because: string;
}

/** Null where nothing excuses it. */
export function judge(lack: Lack, bench: Bench): ChangeJudgement | null {
  const says = (verdict: ChangeJudgement['verdict'], because: string | null | undefined) =>
    because ? { verdict, because } : null;
  const known = knownParts(lack, bench);
  const age = compareReleases(bench.before.document.version, bench.release) ?? (bench.ordered ? -1 : null);
  const [older, newer] = [age !== null && age < 0, age !== null && age > 0];
  return (
    says('compatible', older || newer ? unstable(lack, known, bench) : null) ??
    says('announced', older ? (deprecated(known) ?? removed(lack, bench)) : null) ??
    says(
      'compatible',
      older ? compatibleRemoval(lack.entity, removalPath(lack.path, lack.value), bench.release) : null,
    ) ??
    says(
      'compatible',
      tooYoung(known, bench) ?? (newer ? (undated(lack, known, bench) ?? notYet(lack, bench)) : null),
    ) ??
    says('compatible', older ? optional(lack, known, bench) : null) ??
    says('compatible', buildReason(lack, bench, known))
  );
}

/** A difference as what it lacks. */
export function lackOf(subject: LackingEntity, { rule, path, absent }: Difference): Lack {
  return {
    ...subject,
    path,
    rule,
    ...(rule === 'send/value-kept' && absent !== undefined ? { value: absent.name } : {}),
    ...(absent === undefined ? {} : { absent }),
  };
}

/** What it says of itself, or of the whole command or event. */
function unstable(
  { kind, entity, path }: Lack,
  known: readonly KnownChange[],
  { before }: Bench,
): string | null {
  if ([entity, ...path].some((name) => name.startsWith('x-')))
    return 'names that begin with x- promise nothing';
  const by = known.find(({ part }) => part.features.includes('unstable'));
  if (by) return `${by.iface.document.id} calls it unstable`;
  const whole = Object.hasOwn(before[kind], entity) ? before[kind][entity] : undefined;
  return whole?.features?.includes('unstable') ? `${before.document.id} calls ${entity} unstable` : null;
}

function deprecated(known: readonly KnownChange[]): string | null {
  const by = known.find(({ part }) => part.features.includes('deprecated'));
  return by === undefined ? null : `${by.iface.document.id} calls it deprecated`;
}

function removed({ rule, entity, path, value }: Lack, { before, release }: Bench): string | null {
  const spelled = removalPath(path, value);
  const entry =
    rule === 'send/no-new-mandatory'
      ? announcedSuccessor(entity, spelled, release)
      : announcedRemoval(entity, spelled, release, value !== undefined);
  // What was removed before the document was written is not what it has.
  const past = entry?.removed !== undefined && compareReleases(entry.removed, before.document.version);
  return entry === null || (typeof past === 'number' && past < 0) ? null : removalText(entry);
}

function tooYoung(known: readonly KnownChange[], { before, release }: Bench): string | null {
  const since = known.find(({ iface }) => iface === before)?.part.since;
  return since !== undefined && (compareReleases(since, release) ?? 0) > 0
    ? `${before.document.id} has it since ${since}, and the other is of ${release}`
    : null;
}

function undated({ rule }: Lack, known: readonly KnownChange[], { before }: Bench): string | null {
  if (rule === 'entity-kept' || known.some(({ part }) => part.since !== undefined)) return null;
  const { id, version } = before.document;
  return `${id} is of the newer version ${version}, and does not say since when`;
}

/** A newer document may be wrong of since when: those of that release tell. */
function notYet({ rule, kind, entity }: Lack, { release, program, history }: Bench): string | null {
  const own = history().filter(
    (edition) => edition.program === program && compareReleases(edition.version, release) === 0,
  );
  const has = own.some(({ iface }) => Object.hasOwn(iface[kind], entity));
  return rule !== 'entity-kept' || own.length === 0 || has
    ? null
    : `no document of ${release} that we know has it yet`;
}

function optional({ rule }: Lack, known: readonly KnownChange[], { before }: Bench): string | null {
  const own = known.find(({ iface }) => iface === before);
  if (rule !== 'receive/member-kept' || !own?.part.optional) return null;
  return `it is optional, and servers newer than ${before.document.version ?? before.document.id} need not send it`;
}
