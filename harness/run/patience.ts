/** How long a run goes on waiting for replies: a server that leaves many unanswered must not take hours. */

/** Waits in vain, counted over the whole run, and the milliseconds that each of those after them may take at most. */
const SHORTER: readonly { after: number; most: number }[] = [
  { after: 100, most: 200 },
  { after: 40, most: 500 },
  { after: 4, most: 1000 },
];

/** Nobody learns more from a server that has left so many unanswered. */
const EXHAUSTED = 200;

export class Patience {
  private vain = 0;

  /** `full`: milliseconds, as the user gave them. */
  constructor(private readonly full: number) {}

  /** A reply or an event that was due did not come in time. */
  waitedInVain(): void {
    this.vain++;
  }

  /** What was not tried so far is better left. */
  get exhausted(): boolean {
    return this.vain >= EXHAUSTED;
  }

  /** Milliseconds for the next wait. */
  get timeout(): number {
    const shorter = SHORTER.find(({ after }) => this.vain >= after);
    return shorter ? Math.min(this.full, shorter.most) : this.full;
  }
}
