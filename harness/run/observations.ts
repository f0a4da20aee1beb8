/** What monitors saw of the subjects of traffic cases, over the whole run. */
import type { Finding } from '../../suites/case.js';

export interface Observation {
  /** The case in whose traffic it was seen. */
  where: string;
  finding: Finding;
}

/** Kept for each case; more of the same says no more. */
const KEPT = 5;

export class Observations {
  private readonly seenIds = new Set<string>();
  private readonly kept = new Map<string, Observation[]>();
  private readonly counts = new Map<string, number>();

  constructor(private readonly listed: ReadonlySet<string>) {}

  seen(caseId: string): void {
    if (this.listed.has(caseId)) this.seenIds.add(caseId);
  }

  /** False when no such case is part of the run: the finding is then the current case's own. */
  violated(caseId: string, where: string, finding: Finding): boolean {
    if (!this.listed.has(caseId)) return false;
    const known = this.kept.get(caseId) ?? [];
    this.counts.set(caseId, this.count(caseId) + 1);
    if (known.length < KEPT && !known.some((s) => s.where === where)) known.push({ where, finding });
    this.kept.set(caseId, known);
    return true;
  }

  lists(caseId: string): boolean {
    return this.listed.has(caseId);
  }

  wasSeen(caseId: string): boolean {
    return this.seenIds.has(caseId);
  }

  of(caseId: string): readonly Observation[] {
    return this.kept.get(caseId) ?? [];
  }

  count(caseId: string): number {
    return this.counts.get(caseId) ?? 0;
  }
}
