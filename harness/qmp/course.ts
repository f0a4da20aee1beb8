/** A message on its way: who waits for a reply waits on while it comes. */

/** Bytes that must come in each further period: a server that drips is not waited for much longer. */
const PROGRESS = 65_536;
/** Periods: a message of 16 MiB at a megabyte in each. */
const MOST_PERIODS = 16;
/** Milliseconds of one more period while what has come is being read: it may be what is waited for. */
const READING = 1000;
/** A message that began in the last such part of the period is one of many: the server is not slow, but floods. */
const LATE_PART = 8;

/** One wait, in periods of `timeout` milliseconds, by a clock in milliseconds. */
export class Wait {
  private periods = 0;
  private seen = 0;

  constructor(
    private readonly timeout: number,
    private readonly course: Course,
    /** What drips is waited for once more. */
    private readonly generous = true,
  ) {}

  /** Asked when the period is over: milliseconds to wait on, 0 where nothing comes any more. */
  more(now: number): number {
    const { bytes, began, last, unread } = this.course;
    if (this.periods === MOST_PERIODS) return 0;
    if (unread > 0) {
      this.periods++;
      return READING;
    }
    const left = last + this.timeout - now;
    const news = bytes < this.seen ? bytes : bytes - this.seen;
    const first = this.generous && this.periods === 0 && now - began > this.timeout / LATE_PART;
    if (bytes === 0 || left < 1 || !(first || news >= PROGRESS)) return 0;
    this.periods++;
    this.seen = bytes;
    return left;
  }

  get extended(): boolean {
    return this.periods > 0;
  }
}

export class Course {
  /** That have come of it; 0 where none is on its way that will be read. */
  bytes = 0;
  began = 0;
  /** When bytes came last. */
  last = 0;
  /** Large messages of which all has come, and which are not read yet. */
  unread = 0;

  /** `complete`: messages that these bytes have completed. */
  came(now: number, bytes: number, complete: number): void {
    if (complete > 0 || this.bytes === 0) this.began = now;
    this.bytes = bytes;
    this.last = now;
  }
}
