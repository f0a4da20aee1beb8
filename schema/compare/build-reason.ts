/** Whether something is lacking only because of how the program was built, which decides what it has, and nothing else. */
import type { Interface } from '../model.js';
import { buildCondition } from '../qemu/build.js';
import { conditionOf, partCondition, removal } from './history.js';
import { type KnownChange, ownersIn, partIn } from './known.js';
import type { Bench, Lack } from './lack.js';
import { compareReleases } from './release.js';

/** One clause, or null. */
export function buildReason(lack: Lack, bench: Bench, known: readonly KnownChange[]): string | null {
  const { rule, absent } = lack;
  if (!rule.endsWith('-kept') && absent === undefined) return null;
  const conditional = known.find(({ part }) => part.condition !== undefined);
  if (conditional) return only(conditional.iface, conditional.part.condition as string);
  return elsewhere(lack, bench) ?? stillThere(lack, bench, known) ?? forgotten(lack, bench);
}

const only = ({ document }: Interface, condition: string) => `${document.id} has it only where ${condition}`;

/** By any version: a condition that one tells was there before, or is still. */
function elsewhere(lack: Lack, { program, history }: Bench): string | null {
  const { kind, entity, list, absent } = lack;
  if (list === 'itself') {
    const found = conditionOf(history(), kind, entity);
    return found && only(found.edition.iface, found.condition);
  }
  if (absent === undefined || absent.type === null) return null;
  // Introspection has numbers for names; any document that people wrote may have the name.
  const written = history().filter((edition) => edition.program === program && isWritten(edition.iface));
  const names = new Set([absent.type, ...written.flatMap(({ iface }) => ownersIn(iface, lack))]);
  for (const name of names) {
    const found = partCondition(history(), name, absent.name);
    if (found) return only(found.edition.iface, found.condition);
    const condition = buildCondition(name, absent.name);
    if (condition) return `QEMU has it only where ${condition}`;
  }
  return null;
}

/**
 * People's document of that very release has it, and does not surely tell all conditions: man pages print them in part.
 * Where it is known what another build of the release has, that one lacks it too.
 */
function stillThere(
  lack: Lack,
  { before, after, release, program, history }: Bench,
  known: readonly KnownChange[],
) {
  const still = known.find(
    ({ iface }) =>
      iface !== after &&
      isWritten(iface) &&
      isOf(iface, release) &&
      !(after === null && iface.document.kind === 'qapi'),
  );
  if (still === undefined) return null;
  const builds = history().filter(
    ({ iface, program: its }) =>
      its === program && iface.document.kind === 'introspection' && isOf(iface, release),
  );
  // Nothing but the document itself to go by.
  if (builds.length === 0 && after === null && isOf(before, release)) return null;
  if (builds.some(({ iface }) => partIn(iface, lack) !== null)) return null;
  return after === null && isOf(before, release)
    ? `${still.iface.document.id} has it, and the build of this release that we know has not: it depends on the build`
    : `${still.iface.document.id} still has it, so it depends on the build`;
}

/** What went before the first release whose lists of removals are known. */
function forgotten(
  { kind, entity, rule }: Lack,
  { before, release, program, history }: Bench,
): string | null {
  const { version } = before.document;
  if (rule !== 'entity-kept' || program === null || release === null) return null;
  if ((compareReleases(version, FIRST_LISTED) ?? 0) >= 0) return null;
  const gone = removal(history(), kind, entity, program, FIRST_LISTED);
  return (
    gone &&
    `it went before ${FIRST_LISTED}, from which on QEMU's lists of removals are known: ${gone.iface.document.id} lacks it`
  );
}

const FIRST_LISTED = '5.2';

/** By people, for the whole of QEMU: what a server tells is only how that one was built. */
function isWritten({ document }: Interface): boolean {
  return document.kind !== 'introspection' && document.kind !== 'guest-info';
}

function isOf({ document }: Interface, release: string | null): boolean {
  return compareReleases(document.version, release) === 0;
}
