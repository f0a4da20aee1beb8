/** What the page of a case shows beyond its line in the list. */
import type { CaseRecord } from '../../harness/results.js';
import type { Finding } from '../../suites/case.js';
import { Aside } from '../spool.js';
import { machineText, startedWith } from '../summary/exchange.js';
import { cutMiddle, excerpt, visibleLines } from '../text/visible.js';
import type { CaseDetail, FindingDetail } from './data.js';
import type { Dictionaries } from './dictionary.js';
import { prettyJson } from './pretty.js';
import type { Room } from './room.js';

/** Of each cause so many cases keep their transcript: one broken rule may fail thousands, all alike. */
const TRANSCRIPTS_PER_CAUSE = 10;
const LONGEST_MESSAGE = 2000;
const LONGEST_VALUE = 20_000;

/** Details of one run's cases; a case that has nothing to tell has none. */
export class Details {
  #records = new Aside<{ record: CaseRecord; place: number; nth: number }>();
  readonly #texts = new Aside<CaseDetail>();
  /** Places of the cases, and of their details. */
  readonly #at = new Map<number, number>();

  constructor(
    private readonly dictionaries: Dictionaries,
    private readonly room: Room,
  ) {}

  /** `nth`: of the failures of its cause. */
  add(record: CaseRecord, place: number, nth: number): void {
    if (hasDetail(record) && this.room.forDetails()) {
      this.room.takeDetails(this.#records.push({ record, place, nth }));
    }
  }

  /** Numbers the citations of findings, those of the cases having theirs. */
  end(): void {
    for (const { record, place, nth } of this.#records) {
      const whole = nth <= TRANSCRIPTS_PER_CAUSE;
      this.#at.set(place, this.#texts.length);
      this.#texts.push(detailOf(record, whole, this.dictionaries, this.room));
    }
    this.#records.clear();
  }

  /** The JSON of `Record<number, CaseDetail>`, part by part. */
  *json(): Iterable<string> {
    let before = '{';
    for (const [place, at] of [...this.#at].sort(([a], [b]) => a - b)) {
      yield `${before}"${place}":${this.#texts.textAt(at)}`;
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  }
}

function hasDetail({ outcome, findings, transcript, expectation, machine }: CaseRecord): boolean {
  return (
    outcome === 'fail' ||
    machine !== undefined ||
    findings.length > 0 ||
    transcript !== undefined ||
    expectation !== undefined
  );
}

function detailOf(record: CaseRecord, whole: boolean, dictionaries: Dictionaries, room: Room): CaseDetail {
  const { ms, findings, transcript, confirmed, expectation, stderr, seenIn } = record;
  const command = startedWith(record, LONGEST_VALUE);
  const machine = machineText(record, LONGEST_VALUE);
  const characters = (transcript ?? []).reduce((sum, { msg }) => sum + msg.length, 0);
  return {
    ms,
    findings: findings.map((finding) => findingOf(finding, dictionaries)),
    ...(transcript === undefined || transcript.length === 0
      ? {}
      : whole && room.forTranscript(characters)
        ? { transcript: transcript.map((entry) => ({ ...entry, msg: excerpt(entry.msg, LONGEST_MESSAGE) })) }
        : { transcriptLeftOut: true as const }),
    ...(machine === undefined ? {} : { machine }),
    ...(command === undefined ? {} : { command }),
    ...(seenIn === undefined ? {} : { seenIn }),
    ...(confirmed === undefined ? {} : { confirmed }),
    ...(expectation === undefined ? {} : { expectation }),
    ...(stderr === undefined ? {} : { stderr: visibleLines(cutMiddle(stderr, LONGEST_VALUE)) }),
  };
}

function findingOf(
  { check, message, expected, actual, cites, at }: Finding,
  { citations }: Dictionaries,
): FindingDetail {
  return {
    check: excerpt(check, LONGEST_MESSAGE),
    message: excerpt(message, LONGEST_MESSAGE),
    ...(expected === undefined ? {} : { expected: prettyJson(expected, LONGEST_VALUE) }),
    ...(actual === undefined ? {} : { actual: prettyJson(actual, LONGEST_VALUE) }),
    cites: citations.add(cites),
    ...(at === undefined ? {} : { at }),
  };
}
