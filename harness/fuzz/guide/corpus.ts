/** Sequences that reached something; each feature is kept by the shortest that shows it, so the corpus stays small. */
import type { FindingStep } from '../../finding.js';

export interface CorpusEntry {
  steps: readonly FindingStep[];
  features: readonly string[];
}

const MOST = 300;

export class Corpus {
  private readonly best = new Map<string, CorpusEntry>();
  private list: readonly CorpusEntry[] | null = null;

  /** True when it is now the best for one of its features. */
  add(entry: CorpusEntry): boolean {
    const won = entry.features.filter((feature) => {
      const known = this.best.get(feature);
      return known ? entry.steps.length < known.steps.length : this.entries.length < MOST;
    });
    for (const feature of won) this.best.set(feature, entry);
    if (won.length > 0) this.list = null;
    return won.length > 0;
  }

  /** A new array whenever something has changed, so that whoever holds one keeps what was. */
  get entries(): readonly CorpusEntry[] {
    this.list ??= [...new Set(this.best.values())];
    return this.list;
  }
}
