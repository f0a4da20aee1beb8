/** Keeps the record of every case: each listed case gets exactly one. */
import type { Case, Finding, Level, Outcome } from '../../suites/case.js';
import type { CaseRecord, Counts, ResultEvent } from '../results.js';

export interface Verdict {
  outcome: Outcome;
  reason?: string;
  findings?: Finding[];
  ms?: number;
  confirmed?: boolean;
  transcript?: CaseRecord['transcript'];
  stderr?: string;
}

export class Tally {
  readonly counts: Counts = {
    pass: 0,
    fail: 0,
    inapplicable: 0,
    blocked: 0,
    unreached: 0,
    known: 0,
    unexpectedPass: 0,
  };
  readonly failing: Record<Level, number> = { MUST: 0, SHOULD: 0, MAY: 0 };
  private readonly open: Map<string, Case>;
  private shown = 0;

  constructor(
    cases: readonly Case[],
    private readonly emit: (event: ResultEvent) => void,
  ) {
    this.open = new Map(cases.map((c) => [c.id, c]));
    this.listed = cases.length;
  }

  readonly listed: number;

  record(testCase: Case, verdict: Verdict): void {
    if (!this.open.delete(testCase.id)) throw new Error(`${testCase.id} is recorded twice`);
    const { id, title, level, cites } = testCase;
    const { outcome, reason, findings = [], ms = 0, confirmed, transcript, stderr } = verdict;
    this.counts[outcome]++;
    if (outcome === 'fail') this.failing[level]++;
    this.emit({
      type: 'case',
      id,
      title,
      level,
      outcome,
      known: false,
      ...(reason === undefined ? {} : { reason }),
      cites,
      ms: Math.round(ms * 100) / 100,
      findings,
      ...(transcript && outcome === 'fail' ? { transcript } : {}),
      ...(confirmed === undefined ? {} : { confirmed }),
      ...(stderr === undefined ? {} : { stderr }),
    });
    this.progress(id);
  }

  /** Takes over a record of an earlier run. */
  adopt(testCase: Case, record: CaseRecord): void {
    this.open.delete(testCase.id);
    this.counts[record.outcome]++;
    if (record.outcome === 'fail') this.failing[record.level]++;
    this.emit(record);
  }

  has(testCase: Case): boolean {
    return !this.open.has(testCase.id);
  }

  /** Whatever was not decided is unreached. */
  closeAll(reason: string): void {
    for (const testCase of [...this.open.values()]) this.record(testCase, { outcome: 'unreached', reason });
  }

  private progress(current: string): void {
    const done = this.listed - this.open.size;
    // Thousands of probes a second need not be shown one by one.
    if (done - this.shown < 50 && done !== this.listed) return;
    this.shown = done;
    this.emit({ type: 'progress', done, of: this.listed, fail: this.counts.fail, current });
  }
}
