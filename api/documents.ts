/** The documents that a target is held to: those that the user names, else the manual beside it, else the nearest catalog. */
import type { TargetProfile } from '../harness/run/target-profile.js';
import { loadCatalog, nearestCatalog } from '../schema/catalogs.js';
import { documentProgram, programNamed } from '../schema/compare/program.js';
import type { DocumentKind, Interface } from '../schema/model.js';
import { type Manuals, noManuals } from './manual/beside.js';
import { UsageError } from './usage-error.js';

/** What a document looks like that people wrote, as opposed to what a server told. */
const WRITTEN: readonly DocumentKind[] = ['qapi', 'manpage', 'reference', 'hx'];

export interface ChosenDocument {
  iface: Interface;
  /** `shipped`: a catalog of ours. `beside`: found with the program. `named`: by the user. */
  from: 'shipped' | 'beside' | 'named';
  /** The file or directory that it was read from; absent where there is a catalog only. */
  path?: string;
}

export interface ChosenDocuments {
  documents: ChosenDocument[];
  /** For the user: what lies beside the program and is not used, and why. */
  notes: string[];
}

/** Throws UsageError for a name that stands for no document. */
export async function documentsFor(
  names: readonly string[],
  { program, facts, model }: TargetProfile,
  manuals: Manuals = noManuals,
): Promise<ChosenDocuments> {
  if (names.length > 0) return { documents: await namedDocuments(names), notes: [] };
  const known = programNamed(program) ?? documentProgram(model);
  const { manual, notes } = await manuals(known, facts.version);
  if (manual) return { documents: [{ ...manual, from: 'beside' }], notes };
  const entry = nearestCatalog(known, facts.version, WRITTEN);
  return { documents: entry === null ? [] : [{ iface: loadCatalog(entry.id), from: 'shipped' }], notes };
}

async function namedDocuments(names: readonly string[]): Promise<ChosenDocument[]> {
  // The readers of documents are many, and most runs are content with a catalog.
  const { openDocument } = await import('./open-document.js');
  const { mainFileOf } = await import('./reading.js');
  const documents = new Map<string, ChosenDocument>();
  for (const name of names) {
    const iface = openDocument(name);
    const { id, digest } = iface.document;
    const before = documents.get(id);
    if (before !== undefined && before.iface.document.digest !== digest) {
      throw new UsageError(
        `--docs ${name}: another document is called ${id} already, and the ids of cases name the document: rename the file.`,
      );
    }
    const path = mainFileOf(name);
    documents.set(id, { iface, from: 'named', ...(path === null ? {} : { path }) });
  }
  return [...documents.values()];
}

/**
 * Whether a document counts as the target's own although nothing shows that it is of the same release: a file that the
 * user names for a server that is no program of QEMU's is what this server promises.
 */
export function isServersOwn({ from, path }: ChosenDocument, program: string): boolean {
  return from === 'named' && path !== undefined && programNamed(program) === null;
}
