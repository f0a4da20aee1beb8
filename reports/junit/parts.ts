/** The one test suite of JUnit's, made part by part, since tap-junit builds in memory all that it is given. */
import { Aside } from '../spool.js';
import type { CaseStanding } from '../summary/standing.js';
import type { Verdict } from '../summary/verdict.js';
import { VERSION_LINE } from '../tap/lines.js';
import { type Rendered, vouched } from '../text/rendered.js';
import { type CaseLabel, escapeXml, labelCases } from './labels.js';
import { propertiesOf } from './properties.js';
import { tapToJunit } from './tap-junit.js';

/** Test points of a part, and characters of its texts. Each part takes a process of its own. */
const MOST = 10_000;
const MOST_CHARACTERS = 2 ** 22;

interface Part {
  /** Test points before it. */
  from: number;
  points: string[];
  labels: CaseLabel[];
}

/** What is before the cases of a suite, they themselves, and what is after them. */
interface Pieces {
  head: string;
  cases: string;
  tail: string;
}

export class SuiteParts {
  readonly #full = new Aside<Part>();
  #current: Part = { from: 0, points: [], labels: [] };
  #characters = 0;
  #failures = 0;
  #skipped = 0;

  /** Begins another part where this one is full. */
  makeRoom(): void {
    if (this.#current.points.length < MOST && this.#characters < MOST_CHARACTERS) return;
    this.#full.push(this.#current);
    this.#current = { from: this.#count, points: [], labels: [] };
    this.#characters = 0;
  }

  /** `pointOf`: TAP of a test point that has this number. */
  add(kind: CaseStanding['kind'], label: CaseLabel, pointOf: (number: number) => string): void {
    const { points, labels } = this.#current;
    const point = pointOf(points.length + 1);
    points.push(point);
    labels.push(label);
    this.#characters += point.length + label.story.length;
    if (kind === 'fail') this.#failures++;
    if (kind === 'skipped' || kind === 'tolerated') this.#skipped++;
  }

  /** The document. `crashes`: texts for the output of the suite. */
  async *document(
    targets: readonly string[],
    verdicts: readonly Verdict[],
    crashes: Iterable<string>,
  ): AsyncIterable<Rendered> {
    for await (const text of this.#texts(targets, verdicts, crashes)) yield vouched(text);
  }

  async *#texts(
    targets: readonly string[],
    verdicts: readonly Verdict[],
    crashes: Iterable<string>,
  ): AsyncIterable<string> {
    let begun = false;
    for (const part of this.#full) {
      const { head, cases } = await piecesOf(part, targets);
      if (!begun) yield this.#counted(head) + propertiesOf(verdicts);
      begun = true;
      // The last line break is that of the end.
      yield cases.trimEnd();
    }
    const { head, cases, tail } = await piecesOf(this.#current, targets);
    if (!begun) yield this.#counted(head) + propertiesOf(verdicts);
    yield cases;
    yield* outputOf(crashes);
    yield tail;
  }

  get #count(): number {
    return this.#current.from + this.#current.points.length;
  }

  /** With the counts of all parts in place of those of the first. */
  #counted(head: string): string {
    return head
      .replaceAll(/ tests="\d+"/g, ` tests="${this.#count}"`)
      .replaceAll(/ failures="\d+"/g, ` failures="${this.#failures}"`)
      .replaceAll(/ skipped="\d+"/g, ` skipped="${this.#skipped}"`);
  }
}

async function piecesOf({ from, points, labels }: Part, targets: readonly string[]): Promise<Pieces> {
  const tap = `${VERSION_LINE}${points.join('')}1..${points.length}\n`;
  const xml = labelCases(await tapToJunit(tap, targets.join(', ')), labels, targets, from)
    // A suite without test cases is an empty element.
    .replace(/<testsuite ([^>]*?)\/>/, '<testsuite $1></testsuite>');
  const [tag = ''] = /<testsuite [^>]*>/.exec(xml) ?? [];
  const begin = xml.indexOf(tag) + tag.length;
  const end = xml.indexOf('</testsuite>');
  return { head: xml.slice(0, begin), cases: xml.slice(begin, end), tail: xml.slice(end) };
}

function* outputOf(texts: Iterable<string>): Iterable<string> {
  let begun = false;
  for (const text of texts) {
    yield `${begun ? '\n\n' : '<system-out>'}${escapeXml(text)}`;
    begun = true;
  }
  if (begun) yield '</system-out>';
}
