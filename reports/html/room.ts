/** How much a page holds: a browser reads all of it at once. What does not fit is counted, and the page says so. */
import type { CrashRecord } from '../../harness/results.js';
import type { Aside } from '../spool.js';
import { count, plural } from '../text/numbers.js';

/** Cases with title and citations, though they passed: the largest matrix of QEMU's releases has fewer. */
const MOST_DESCRIBED = 100_000;
/** Characters of the transcripts of failing cases, and of all details of cases. */
const MOST_TRANSCRIPTS = 4e7;
const MOST_DETAILS = 1e8;
const MOST_CRASHES = 1000;

export class Room {
  #transcripts = 0;
  #details = 0;
  #crashes = 0;
  #undescribed = 0;
  #withoutTranscript = 0;
  #withoutDetails = 0;
  #withoutCrash = 0;

  /** Whether title and citations of a case are told. */
  describes(place: number, passed: boolean): boolean {
    if (place < MOST_DESCRIBED || !passed) return true;
    this.#undescribed++;
    return false;
  }

  /** Whether a transcript is kept. */
  forTranscript(characters: number): boolean {
    if (this.#transcripts + characters <= MOST_TRANSCRIPTS) {
      this.#transcripts += characters;
      return true;
    }
    this.#withoutTranscript++;
    return false;
  }

  /** Whether there still is room for details of a case. */
  forDetails(): boolean {
    if (this.#details < MOST_DETAILS) return true;
    this.#withoutDetails++;
    return false;
  }

  takeDetails(characters: number): void {
    this.#details += characters;
  }

  crashes(all: Aside<CrashRecord>): CrashRecord[] {
    const shown = [...all.first(MOST_CRASHES - this.#crashes)];
    this.#crashes += shown.length;
    this.#withoutCrash += all.length - shown.length;
    return shown;
  }

  /** A sentence each. */
  leftOut(): string[] {
    const left: [number, (n: number) => string][] = [
      [
        this.#undescribed,
        (n) =>
          `Of ${plural(n, 'case')} that passed, beyond the first ${count(MOST_DESCRIBED)}, this page has id and outcome only.`,
      ],
      [
        this.#withoutTranscript,
        (n) => `The transcripts of ${plural(n, 'failing case')} did not fit into this page.`,
      ],
      [
        this.#withoutDetails,
        (n) => `The details of ${plural(n, 'failing case')} did not fit into this page.`,
      ],
      [
        this.#withoutCrash,
        (n) => `${plural(n, 'more crash', 'more crashes')} seen once did not fit into this page.`,
      ],
    ];
    return left.flatMap(([n, sentence]) => (n === 0 ? [] : [`${sentence(n)} The results file has them.`]));
  }
}
