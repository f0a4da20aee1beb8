/** The words behind a citation, from the user's own copy of the document: read when the first failure wants them. */
import type { CaseRecord } from '../harness/results.js';
import { passageAtLine, wordsOf } from '../schema/citations.js';
import { readFileBytes } from '../schema/file/read.js';
import type { Citation, Interface } from '../schema/model.js';
import type { ChosenDocument } from './documents.js';

type Read = (path: string) => Interface;

export class Wording {
  private readonly known = new Map<string, Interface | null>();
  private read: Read | null = null;
  /** The readers of documents are many: they are loaded beside the run, and needed only if something fails. */
  readonly ready: Promise<void>;

  constructor(private readonly documents: readonly ChosenDocument[]) {
    const wanted = documents.some(({ path }) => path !== undefined);
    this.ready = wanted ? this.load() : Promise.resolve();
  }

  /** The record of a failure with the words of what it cites, as far as they are at hand; any other as it is. */
  fill(record: CaseRecord): CaseRecord {
    if (record.outcome !== 'fail') return record;
    return {
      ...record,
      cites: this.quote(record.cites),
      findings: record.findings.map((finding) => ({ ...finding, cites: this.quote(finding.cites) })),
    };
  }

  /** Citations with the words, as far as they are at hand. */
  quote(cites: readonly Citation[]): Citation[] {
    return cites.map((cite) => this.worded(cite));
  }

  private async load(): Promise<void> {
    const { readDocument } = await import('../schema/sources/index.js');
    this.read = (path) => readDocument(readFileBytes(path), { name: path });
  }

  private worded(cite: Citation): Citation {
    const { doc, entity, line, sentence, statement } = cite;
    if (statement !== undefined || line === undefined) return cite;
    const chosen = this.documents.find(({ iface: { document } }) => document.id === doc.split('/')[0]);
    const iface = chosen && this.copyOf(chosen);
    if (!iface) return cite;
    const words =
      sentence === undefined ? passageAtLine(iface, entity, line) : wordsOf(iface, entity, sentence);
    return words === null ? cite : { ...cite, statement: words };
  }

  /** The document with its words: as it was read, or read now where only its catalog was. */
  private copyOf({ iface, path }: ChosenDocument): Interface | null {
    const { id } = iface.document;
    const before = this.known.get(id);
    if (before !== undefined) return before;
    const copy = hasWords(iface) ? iface : this.readAgain(path);
    // Not ready yet: asked again at the next failure.
    if (copy !== undefined) this.known.set(id, copy);
    return copy ?? null;
  }

  private readAgain(path: string | undefined): Interface | null | undefined {
    if (path === undefined) return null;
    if (this.read === null) return undefined;
    try {
      return this.read(path);
    } catch {
      return null;
    }
  }
}

function hasWords(iface: Interface): boolean {
  const [entity, sentences] = Object.entries(iface.sentences ?? {})[0] ?? [];
  const digest = sentences?.[0]?.[1];
  return entity !== undefined && digest !== undefined && wordsOf(iface, entity, digest) !== null;
}
