/** One run as a column of the report, filled as its cases come. */
import {
  type CaseRecord,
  type CrashRecord,
  type RunRecord,
  STORED,
  type SummaryRecord,
} from '../../harness/results.js';
import type { Level } from '../../suites/case.js';
import { Aside } from '../spool.js';
import { type FailureGroup, FailureGroups } from '../summary/groups.js';
import { outdatedOf } from '../summary/outdated.js';
import { Reasons } from '../summary/reasons.js';
import { RunTally } from '../summary/run-tally.js';
import { standingOf } from '../summary/standing.js';
import { verdictOn } from '../summary/verdict.js';
import { shellLine } from '../text/shell.js';
import { excerpt } from '../text/visible.js';
import { crashDataOf } from './crashes.js';
import { type Cause, NOT_LISTED, OUTCOME_LETTERS, type TargetColumn, TOLERATED } from './data.js';
import { Details } from './details.js';
import type { Dictionaries } from './dictionary.js';
import type { Room } from './room.js';

const LONGEST_TEXT = 2000;
const NOT_TRIED = ['blocked', 'inapplicable', 'unreached'] as const;

export class Column {
  readonly details: Details;
  summary: SummaryRecord | null = null;
  readonly #letters: string[] = [];
  readonly #cites: number[] = [];
  readonly #why: [number, number][] = [];
  readonly #crashes = new Aside<CrashRecord>();
  readonly #tally: RunTally;
  readonly #notTried = new Reasons();
  readonly #failures = new FailureGroups();

  constructor(
    readonly run: RunRecord,
    private readonly dictionaries: Dictionaries,
    private readonly room: Room,
  ) {
    this.#tally = new RunTally(run.level);
    this.details = new Details(dictionaries, room);
  }

  /** `place`: of the case. `described`: with all that is known of it. */
  add(record: CaseRecord, place: number, described: boolean): void {
    const { citations, reasons } = this.dictionaries;
    // A column has no gaps.
    while (this.#letters.length <= place) {
      this.#letters.push(NOT_LISTED);
      this.#cites.push(-1);
    }
    this.#letters[place] = letterOf(record, this.run.level);
    if (described) this.#cites[place] = citations.add(record.cites);
    if (record.reason !== undefined)
      this.#why.push([place, reasons.add(excerpt(record.reason, LONGEST_TEXT))]);
    this.#tally.add(record);
    this.#notTried.add(record);
    // A known deviation is in no group of failures.
    const nth = record.known ? 1 : this.#failures.add(record);
    this.details.add(record, place, nth);
  }

  crashed(crash: CrashRecord): void {
    this.#crashes.push(crash);
  }

  /** No more cases come. */
  end(): void {
    this.details.end();
  }

  /** When all runs have ended. */
  data(name: string): TargetColumn {
    const { run, summary } = this;
    const { caseOf } = this.dictionaries;
    const missing = caseOf.size - this.#letters.length;
    const { command, address, root } = run.target;
    return {
      name,
      command: shellLine(command),
      listed: run.listed,
      repeat: {
        options: run.options,
        seed: run.seed,
        ...(run[STORED] ? { recorded: true } : {}),
        target: {
          command,
          ...(address === undefined ? {} : { address }),
          ...(root === undefined ? {} : { root }),
        },
      },
      docs: run.docs.map(({ id }) => excerpt(id, LONGEST_TEXT)),
      verdict: verdictOn({ run, tally: this.#tally, crashes: this.#crashes.length, summary }),
      outcomes: this.#letters.join('') + NOT_LISTED.repeat(missing),
      cites: [...this.#cites, ...new Array<number>(missing).fill(-1)],
      reasons: this.#why,
      causes: this.#failures
        .list()
        .map((group) => causeOf(group, standingOf(group.example, run.level).kind, caseOf)),
      notTried: NOT_TRIED.flatMap((outcome) => this.#notTried.list(outcome)).map(({ reason, ...rest }) => ({
        reason: excerpt(reason, LONGEST_TEXT),
        ...rest,
      })),
      outdated: outdatedOf(summary).map(({ message }) => excerpt(message, LONGEST_TEXT)),
      crashes: this.room.crashes(this.#crashes).map((crash) => crashDataOf(crash, caseOf)),
      summary: summary && { coverage: summary.coverage, effort: summary.effort, ms: summary.ms },
    };
  }
}

function letterOf(record: CaseRecord, threshold: Level): string {
  const letter = OUTCOME_LETTERS[record.outcome];
  if (record.known) return letter.toUpperCase();
  return standingOf(record, threshold).kind === 'tolerated' ? TOLERATED : letter;
}

function causeOf(
  { check, level, finding, ids }: FailureGroup,
  standing: string,
  caseOf: ReadonlyMap<string, number>,
): Cause {
  return {
    check: excerpt(check, LONGEST_TEXT),
    level,
    message: excerpt(finding.message, LONGEST_TEXT),
    tolerated: standing === 'tolerated',
    cases: ids.map((id) => caseOf.get(id) as number),
  };
}
