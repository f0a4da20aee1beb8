/** How long a run goes on waiting for replies: a server that leaves many unanswered must not take hours. */

/** Waits in vain, counted over the whole run, and the milliseconds that each of those after them may take at most. */
const SHORTER: readonly { after: number; most: number }[] = [
  { after: 50, most: 500 },
  { after: 6, most: 1000 },
];

export class Patience {
  private vain = 0;

  /** `full`: milliseconds, as the user gave them. */
  constructor(private readonly full: number) {}

  /** A reply or an event that was due did not come in time. */
  waitedInVain(): void {
    this.vain++;
  }

  /** Milliseconds for the next wait. */
  get timeout(): number {
    const shorter = SHORTER.find(({ after }) => this.vain >= after);
    return shorter ? Math.min(this.full, shorter.most) : this.full;
  }
}
