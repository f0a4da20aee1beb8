/** The documents that the command line holds targets to. */
import type { Knowledge } from '../harness/run/knowledge.js';
import { loadCatalog, nearestCatalog } from '../schema/catalogs.js';
import { programNamed, programOf } from '../schema/compare/program.js';
import type { DocumentKind, Interface } from '../schema/model.js';
import { UsageError } from './usage-error.js';

/** What a document looks like that people wrote, as opposed to what a server told. */
const WRITTEN: readonly DocumentKind[] = ['qapi', 'manpage', 'reference', 'hx'];

/** The documents that a target is held to: those named, else the written one nearest to what it greets with. */
export async function documentsFor(
  names: readonly string[],
  { program, facts, model }: Knowledge,
): Promise<Interface[]> {
  if (names.length === 0) {
    const known = programNamed(program) ?? programOf(model);
    const entry = nearestCatalog(known, facts.version, WRITTEN);
    return entry === null ? [] : [loadCatalog(entry.id)];
  }
  // The readers of documents are many, and most runs are content with a catalog.
  const { openDocument } = await import('./open-document.js');
  const documents = new Map<string, Interface>();
  for (const name of names) {
    const opened = openDocument(name);
    const { id, digest } = opened.document;
    const before = documents.get(id);
    if (before !== undefined && before.document.digest !== digest) {
      throw new UsageError(
        `--docs ${name}: another document is called ${id} already, and the ids of cases name the document: rename the file.`,
      );
    }
    documents.set(id, opened);
  }
  return [...documents.values()];
}
