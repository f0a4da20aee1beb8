/** How long a run goes on waiting for replies: a server that leaves many unanswered must not take hours. */

/** Waits in vain, counted over the whole run, and the milliseconds that each of those after them may take at most. */
const SHORTER: readonly { after: number; most: number }[] = [
  { after: 100, most: 200 },
  { after: 40, most: 500 },
  { after: 4, most: 1000 },
];

/** By so much longer is waited where a failure is confirmed: a slow machine must not make the first one come again. */
const UNHURRIED = 5;

/** Nobody learns more from a server that has left so many unanswered. */
const EXHAUSTED = 200;

export class Patience {
  private vain = 0;

  /** `full`: milliseconds, as the user gave them. `hurried`: whose waits in vain are counted with these. */
  constructor(
    private readonly full: number,
    private readonly hurried: Patience | null = null,
  ) {}

  /** That with which a failure is confirmed. */
  get unhurried(): Patience {
    return new Patience(this.full, this);
  }

  /** A reply or an event that was due did not come in time. */
  waitedInVain(): void {
    if (this.hurried) this.hurried.waitedInVain();
    else this.vain++;
  }

  /** What was not tried so far is better left. */
  get exhausted(): boolean {
    return this.hurried?.exhausted ?? this.vain >= EXHAUSTED;
  }

  /** Milliseconds for the next wait. */
  get timeout(): number {
    if (this.hurried) return Math.min(this.full, UNHURRIED * this.hurried.timeout);
    const shorter = SHORTER.find(({ after }) => this.vain >= after);
    return shorter ? Math.min(this.full, shorter.most) : this.full;
  }
}
