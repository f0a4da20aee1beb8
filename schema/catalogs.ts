/** The catalogs that come with qmpspec. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readKnownCatalog } from './catalog-file.js';
import type { InterfaceCounts } from './counts.js';
import type { DocumentInfo, DocumentKind, Interface } from './model.js';

/** The programs whose whole interface a catalog may describe. */
export type CatalogProgram = 'qemu-system' | 'qemu-storage-daemon' | 'qemu-ga';

export interface CatalogEntry extends DocumentInfo {
  /** Absent where the document describes only part of a program's interface. */
  program?: CatalogProgram;
  counts: InterfaceCounts;
  /** Name of the file beside the manifest. */
  file: string;
}

/** Where the data is: beside this file in the sources, in the package's root when compiled to dist/schema. */
const FOLDERS = ['./catalog/', '../../schema/catalog/'].map((path) => new URL(path, import.meta.url));

/** The documents that come with qmpspec, compiled: what {@link loadCatalog} takes, with their versions, digests and counts. */
export function listCatalogs(): CatalogEntry[] {
  return JSON.parse(readFileSync(placeOf('manifest.json'), 'utf8')) as CatalogEntry[];
}

/**
 * `id` is a catalog's, or a short one: `qemu-10.0` is the one of `kinds` about qemu-system 10.0, and
 * `qemu-storage-daemon-10.0` and `qemu-ga-10.0` are what they say. Throws an Error that names those there are.
 */
export function loadCatalog(id: string, kinds: readonly DocumentKind[] = KINDS): Interface {
  const entries = listCatalogs();
  const entry = entries.find((each) => each.id === id) ?? ofRelease(id, entries, kinds);
  if (entry === undefined) {
    const instead = insteadOf(id);
    if (instead !== null) throw new Error(instead);
    const ids = entries.map((each) => each.id).join(', ');
    throw new Error(
      `expected the id of a catalog, got "${id}": there are ${ids}, or short: ${shortIds(entries)}`,
    );
  }
  return readKnownCatalog(readFileSync(placeOf(entry.file), 'utf8'));
}

const MANUALS = {
  'qemu-system': 'qemu-qmp-ref',
  'qemu-storage-daemon': 'qemu-storage-daemon-qmp-ref',
  'qemu-ga': 'qemu-ga-ref',
};

/** What to say of a version that is not shipped; null where the id is of another kind. */
function insteadOf(id: string): string | null {
  const [, name = '', version = ''] =
    /^(qemu|qemu-system|qemu-storage-daemon|qemu-ga)-(\d+\.\d+(?:\.\d+)?)$/.exec(id) ?? [];
  const program = (name === 'qemu' ? 'qemu-system' : name) as CatalogProgram;
  const nearest = name === '' ? null : nearestCatalog(program, version);
  if (nearest === null) return null;
  const dump = program === 'qemu-ga' ? '' : ' or a dump of query-qmp-schema';
  return `no document of ${program} ${version} is shipped: the nearest is ${shortId(nearest)}, and the file of the manual of ${version}, ${MANUALS[program]}(7),${dump} does as well`;
}

function ofRelease(
  id: string,
  entries: readonly CatalogEntry[],
  kinds: readonly DocumentKind[],
): CatalogEntry | undefined {
  const rank = ({ kind }: CatalogEntry) => (kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length);
  return entries.filter((entry) => shortId(entry) === id).sort((a, b) => rank(a) - rank(b))[0];
}

function shortId({ program, version }: CatalogEntry): string | null {
  if (program === undefined || version === null) return null;
  return `${program === 'qemu-system' ? 'qemu' : program}-${release(version).join('.')}`;
}

function shortIds(entries: readonly CatalogEntry[]): string {
  return [...new Set(entries.map(shortId))].filter((id) => id !== null).join(', ');
}

/**
 * The catalog that fits a program (`qemu-system-x86_64` or the name of a {@link CatalogProgram}) of a version best: the same
 * version, else the next older, else the next newer; of several, what people wrote before what a program told.
 * Null when none of these `kinds` describes the program. A version of null means the newest.
 */
export function nearestCatalog(
  program: string,
  version: string | null,
  kinds: readonly DocumentKind[] = KINDS,
): CatalogEntry | null {
  const name = program.startsWith('qemu-system-') ? 'qemu-system' : program;
  const wanted = version === null ? [Number.MAX_SAFE_INTEGER, 0] : release(version);
  const fitting = listCatalogs().filter(
    (entry) => entry.program === name && entry.version !== null && kinds.includes(entry.kind),
  );
  return fitting.sort((a, b) => compareFit(a, b, wanted))[0] ?? null;
}

const KINDS: readonly DocumentKind[] = ['qapi', 'manpage', 'reference', 'hx', 'introspection', 'guest-info'];

function compareFit(a: CatalogEntry, b: CatalogEntry, wanted: number[]): number {
  const [left, right] = [a, b].map((entry) => release(entry.version as string)) as [number[], number[]];
  const byAge = compare(left, right);
  if (byAge === 0) return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  const newer = [compare(left, wanted) > 0, compare(right, wanted) > 0];
  if (newer[0] !== newer[1]) return newer[0] ? 1 : -1;
  return newer[0] ? byAge : -byAge;
}

/** Major and minor: stable updates do not change the interface. */
function release(version: string): number[] {
  return version.split('.').slice(0, 2).map(Number);
}

function compare(a: number[], b: number[]): number {
  return (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0);
}

function placeOf(file: string): string {
  const folder = FOLDERS.find((each) => existsSync(new URL('manifest.json', each)));
  if (folder === undefined) {
    throw new Error(
      `expected the catalogs in ${fileURLToPath(FOLDERS[0] as URL)}, found none: install again`,
    );
  }
  return fileURLToPath(new URL(file, folder));
}
