/** Keeps the record of every case: each listed case gets exactly one. */
import { atLeast, LEVELS, type Standing, strictest } from '../../suites/basis.js';
import type { Case, Finding, Level, Outcome } from '../../suites/case.js';
import type { KnownDeviations } from '../expectations/known.js';
import type { CaseRecord, Counts, ResultEvent } from '../results.js';
import { bounded } from './bounded.js';
import { crashIn } from './crash.js';

export interface CaseVerdict {
  outcome: Outcome;
  reason?: string;
  announced?: true;
  findings?: Finding[];
  ms?: number;
  confirmed?: boolean;
  transcript?: CaseRecord['transcript'];
  stderr?: string;
  command?: string[];
  /** Failures of all traffic: see {@link CaseRecord.seenIn}. */
  seenIn?: string[];
}

export class Recorder {
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
  private closed = false;
  private readonly crashed = new Set<string>();

  constructor(
    cases: readonly Case[],
    private readonly emit: (event: ResultEvent) => void,
    private readonly deviations?: KnownDeviations,
  ) {
    this.open = new Map(cases.map((c) => [c.id, c]));
    this.listed = cases.length;
  }

  readonly listed: number;

  record(testCase: Case, verdict: CaseVerdict): void {
    if (this.closed) return;
    if (!this.open.delete(testCase.id)) throw new Error(`${testCase.id} is recorded twice`);
    const { id, title, cites } = testCase;
    const {
      outcome,
      reason,
      announced,
      findings = [],
      ms = 0,
      confirmed,
      transcript,
      stderr,
      command,
      seenIn,
    } = verdict;
    if (outcome === 'fail' && crashIn(findings)) this.crashed.add(id);
    this.enter({
      type: 'case',
      id,
      title,
      ...(outcome === 'fail'
        ? failedAt(testCase, findings)
        : { basis: testCase.basis, level: testCase.level }),
      outcome,
      ...this.standing(id, outcome),
      ...(reason === undefined ? {} : { reason }),
      ...(announced ? { announced } : {}),
      cites,
      ms: Math.round(ms * 100) / 100,
      findings: findings.map(bounded),
      ...machineOf(testCase, outcome),
      ...(transcript && outcome === 'fail' ? { transcript } : {}),
      ...(command && outcome === 'fail' ? { command } : {}),
      ...(stderr === undefined ? {} : { stderr }),
      ...(seenIn === undefined ? {} : { seenIn }),
      ...(confirmed === undefined ? {} : { confirmed }),
    });
    this.progress(id);
  }

  /** Takes over a record of an earlier run. */
  adopt(testCase: Case, record: CaseRecord): void {
    this.open.delete(testCase.id);
    const { known: _, expectation: __, ...rest } = record;
    this.enter({ ...rest, ...this.standing(record.id, record.outcome) });
  }

  /** A case failed that should not, where the run goes by this level. */
  fails(level: Level): boolean {
    return LEVELS.some((each) => atLeast(each, level) && this.failing[each] > 0);
  }

  /** Whether one of these cases has failed because its target ended or hung. */
  sawCrashOf(ids: readonly string[]): boolean {
    return ids.some((id) => this.crashed.has(id));
  }

  has(testCase: Case): boolean {
    return !this.open.has(testCase.id);
  }

  /** Whatever was not decided is unreached; what is decided later is too late. */
  closeAll(reason: string): void {
    for (const testCase of [...this.open.values()]) this.record(testCase, { outcome: 'unreached', reason });
    this.closed = true;
  }

  private enter(record: CaseRecord): void {
    const { outcome, level, known } = record;
    this.counts[outcome]++;
    if (known && outcome === 'fail') this.counts.known++;
    if (known && outcome === 'pass') this.counts.unexpectedPass++;
    if (!known && outcome === 'fail') this.failing[level]++;
    this.emit(record);
  }

  private standing(id: string, outcome: Outcome): Pick<CaseRecord, 'known' | 'expectation'> {
    const entry = this.deviations?.of(id) ?? null;
    if (entry === null || (entry.flaky === true && outcome !== 'fail')) return { known: false };
    const { at, reason, link } = entry;
    return { known: true, expectation: { at, reason, ...(link === undefined ? {} : { link }) } };
  }

  private progress(current: string): void {
    const done = this.listed - this.open.size;
    // Thousands of probes a second need not be shown one by one.
    if (done - this.shown < 50 && done !== this.listed) return;
    this.shown = done;
    this.emit({ type: 'progress', done, of: this.listed, fail: this.counts.fail, current });
  }
}

/** A check within a case may stand on less than the case, or on more: every request is answered, whatever is checked. */
function failedAt({ basis, level }: Case, findings: readonly Finding[]): Standing {
  const [first, ...rest] = findings.map((finding) => ({
    basis: finding.basis ?? basis,
    level: finding.level ?? level,
  }));
  return first ? strictest([first, ...rest]) : { basis, level };
}

/** One that was not tried was tried on none. */
function machineOf({ needs }: Case, outcome: Outcome): Pick<CaseRecord, 'machine'> {
  const { machine: words, ownMachine = false } = needs;
  const tried = outcome === 'pass' || outcome === 'fail';
  return words && tried ? { machine: { own: ownMachine, words } } : {};
}
