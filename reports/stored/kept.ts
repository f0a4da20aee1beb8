/** A report that keeps of whole runs what a comparison of them needs. */
import type { Points } from '../../harness/coverage.js';
import type {
  CaseRecord,
  CrashRecord,
  InterfaceRecord,
  Report,
  ResultEvent,
  RunRecord,
  SummaryRecord,
} from '../../harness/results.js';
import { Aside } from '../spool.js';
import { cutMiddle } from '../text/visible.js';

/** How a case ended. */
export interface KeptCase extends Pick<CaseRecord, 'level' | 'outcome' | 'known' | 'reason' | 'announced'> {
  /** The outcome; of a failure with the checks that failed. */
  state: string;
  /** The reason of the known deviation that lists it. */
  expected?: string;
  /** What a failure says first. */
  message?: string;
}

export interface KeptRun {
  run: RunRecord;
  /** Null in older results, and where the target says nothing of itself. */
  interface: InterfaceRecord | null;
  /** By id. */
  cases: ReadonlyMap<string, KeptCase>;
  crashes: Aside<CrashRecord>;
  /** Null when the run was cut off, as the summary. */
  coverage: Points | null;
  summary: SummaryRecord | null;
}

/** Characters of one text: there may be hundred thousands. */
const LONGEST = 2000;
/** Ways in which cases end that are told apart to keep each once; most cases end as most others do. */
const MOST_ENDS = 20_000;

export class Kept implements Report {
  readonly runs: KeptRun[] = [];
  readonly #ends = new Map<string, KeptCase>();
  #cases = new Map<string, KeptCase>();

  event(event: ResultEvent): void {
    if (event.type === 'run') {
      this.#cases = new Map();
      this.runs.push({
        ...{ run: event, interface: null, cases: this.#cases, crashes: new Aside() },
        ...{ coverage: null, summary: null },
      });
      return;
    }
    const current = this.runs.at(-1);
    if (current === undefined) return;
    if (event.type === 'interface') current.interface = event;
    if (event.type === 'case') this.#cases.set(event.id, this.#endOf(event));
    if (event.type === 'crash-seen-once') current.crashes.push(event);
    if (event.type === 'coverage') current.coverage = event.points;
    if (event.type === 'summary') current.summary = event;
  }

  async close(): Promise<void> {}

  #endOf(record: CaseRecord): KeptCase {
    const end = endOf(record);
    const key = JSON.stringify(end);
    const same = this.#ends.get(key);
    if (same === undefined && this.#ends.size < MOST_ENDS) this.#ends.set(key, end);
    return same ?? end;
  }
}

/** Failures of one case differ by the checks that failed, and those of error classes by the class that came. */
function endOf({ level, outcome, known, reason, announced, expectation, findings }: CaseRecord): KeptCase {
  const checks = outcome === 'fail' ? new Set(findings.map(({ check }) => check)) : [];
  const text = (name: string, value: string | undefined) =>
    value === undefined ? {} : { [name]: cutMiddle(value, LONGEST) };
  return {
    ...{ level, outcome, known, state: [outcome, ...checks].join(' ') },
    ...(announced ? { announced } : {}),
    ...text('reason', reason),
    ...text('expected', expectation?.reason),
    ...text('message', outcome === 'fail' ? findings[0]?.message : undefined),
  };
}
