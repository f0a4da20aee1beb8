/** Whole runs, and campaigns of the fuzzer, in the compact form that the page reads. */
import type { Points } from '../../harness/coverage.js';
import type { CaseRecord, ResultEvent, RunRecord } from '../../harness/results.js';
import type { JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Citation } from '../../schema/model.js';
import type { CampaignRecord } from '../campaign/campaign.js';
import type { Comparison } from '../diff/compare.js';
import { targetText } from '../text/phrases.js';
import { excerpt } from '../text/visible.js';
import { campaignOf } from './campaign.js';
import { comparedOf } from './changes.js';
import { Column } from './column.js';
import { coverageOf } from './coverage.js';
import { LEVELS, type ReportCoverage, type ReportFindings, type ReportIndex } from './data.js';
import { Dictionary } from './dictionary.js';
import { Room } from './room.js';

const LONGEST_TITLE = 500;

export interface Encoded {
  index: ReportIndex;
  /** The JSON of {@link ReportDetails}, part by part. */
  details: Iterable<string>;
  coverage: ReportCoverage;
  findings: ReportFindings;
}

/** Is told the results as they come. */
export class Encoder {
  readonly #columns: Column[] = [];
  readonly #coverage: (Points | null)[] = [];
  readonly #caseOf = new Map<string, number>();
  /** Many cases have the same title. */
  readonly #titles = new Dictionary<string>((title) => title);
  readonly #titleOf: number[] = [];
  readonly #levels: number[] = [];
  readonly #citations = new Dictionary<Citation[]>((cites) => stringifyJson(cites as unknown as JsonValue));
  readonly #reasons = new Dictionary<string>((reason) => reason);
  readonly #room = new Room();

  event(event: ResultEvent): void {
    const current = this.#columns.at(-1);
    if (event.type === 'run') {
      current?.end();
      const dictionaries = { caseOf: this.#caseOf, citations: this.#citations, reasons: this.#reasons };
      this.#columns.push(new Column(event, dictionaries, this.#room));
      this.#coverage.push(null);
    } else if (current === undefined) return;
    else if (event.type === 'case') this.#case(event, current);
    else if (event.type === 'crash-seen-once') current.crashed(event);
    else if (event.type === 'coverage') this.#coverage[this.#columns.length - 1] = event.points;
    else if (event.type === 'summary') current.summary = event;
  }

  #case(record: CaseRecord, column: Column): void {
    const { id, title, level, outcome } = record;
    const known = this.#caseOf.get(id);
    const place = known ?? this.#caseOf.size;
    const described = this.#room.describes(place, outcome === 'pass');
    if (known === undefined) {
      this.#caseOf.set(id, place);
      this.#titleOf.push(this.#titles.add(described ? excerpt(title, LONGEST_TITLE) : ''));
      this.#levels.push(LEVELS.indexOf(level));
    }
    column.add(record, place, described);
  }

  /** After the last event. */
  encoded(comparisons: readonly Comparison[], campaigns: readonly CampaignRecord[] = []): Encoded {
    const columns = this.#columns;
    columns.at(-1)?.end();
    const runs = columns.map(({ run }) => run);
    const names = toldApart(runs.map(nameOf));
    const titled = toldApart(campaigns.map(({ name }) => excerpt(name, LONGEST_TITLE)));
    const fuzzed = campaigns.map((campaign, i) => campaignOf(campaign, titled[i] as string));
    const targets = columns.map((column, i) => column.data(names[i] as string));
    const leftOut = this.#room.leftOut();
    return {
      index: {
        tool: runs[0]?.tool.version ?? '',
        ids: [...this.#caseOf.keys()],
        titles: this.#titleOf.map((at) => this.#titles.values[at] as string),
        levels: this.#levels,
        citations: this.#citations.values,
        reasons: this.#reasons.values,
        targets,
        comparisons: comparisons.map((each) => comparedOf(each, (run) => runs.indexOf(run))),
        campaigns: fuzzed.map(({ data }) => data),
        ...(leftOut.length === 0 ? {} : { leftOut }),
      },
      details: detailsOf(columns),
      coverage: coverageOf(this.#coverage),
      findings: fuzzed.map(({ pages }) => pages),
    };
  }
}

function* detailsOf(columns: readonly Column[]): Iterable<string> {
  yield '[';
  for (const [i, { details }] of columns.entries()) {
    if (i > 0) yield ',';
    yield* details.json();
  }
  yield ']';
}

function nameOf(run: RunRecord): string {
  return run.name === undefined ? targetText(run.target) : excerpt(run.name, LONGEST_TITLE);
}

/** Numbered where several would read the same. */
function toldApart(names: readonly string[]): string[] {
  const taken = new Map<string, number>();
  return names.map((name) => {
    const number = (taken.get(name) ?? 0) + 1;
    taken.set(name, number);
    return number === 1 ? name : `${name} (${number})`;
  });
}
