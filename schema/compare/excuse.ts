/** Why a difference is no deviation: the documents themselves let the server lack it. */
import { buildCondition } from '../qemu/build.js';
import { ANNOUNCED, type Difference } from './difference.js';
import { type Edition, partCondition } from './history.js';
import { compareReleases } from './release.js';

/** The versions that a document and a server are of; null when unknown. */
export interface Versions {
  document: string | null;
  server: string | null;
}

/** One clause, or null when nothing excuses the difference. `history` is asked only where it can help. */
export function excuse(
  { rule, absent, optional, condition, since, announced }: Difference,
  versions: Versions,
  history: () => readonly Edition[],
): string | null {
  if (condition !== undefined) return `the document has it only where ${condition}`;
  if (announced !== undefined && isOlder(versions)) return ANNOUNCED[announced];
  const young = newerThanServer(since, versions);
  if (young !== null) return young;
  if (rule !== 'entity-kept' && since === undefined && isNewer(versions)) {
    return `the document is of the newer version ${versions.document}, and does not tell since when`;
  }
  if (rule === 'receive/member-kept' && optional && isOlder(versions)) {
    return `it is optional, and servers newer than ${versions.document} need not send it`;
  }
  if (absent === undefined || absent.type === null) return null;
  const known = partCondition(history(), absent.type, absent.name);
  const built = known ? null : buildCondition(absent.type, absent.name);
  if (built !== null) return `QEMU has it only where ${built}`;
  return known && `${known.edition.iface.document.id} has it only where ${known.condition}`;
}

/** Why something documented since a version is not on an older server; null when it should be. */
export function newerThanServer(since: string | undefined, { server }: Versions): string | null {
  return since !== undefined && (compareReleases(since, server) ?? 0) > 0
    ? `documented since ${since}, and the server is ${server}`
    : null;
}

export function isOlder({ document, server }: Versions): boolean {
  return (compareReleases(document, server) ?? 0) < 0;
}

export function isNewer({ document, server }: Versions): boolean {
  return (compareReleases(document, server) ?? 0) > 0;
}
