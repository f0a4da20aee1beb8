/**
 * Findings that wait to be confirmed, and then to be made small: one at a time beside the runs, and by the workers where
 * too many wait.
 */
import type { FuzzFinding } from '../../finding.js';
import type { Hints } from '../minimize/starts.js';

/** So many waiting keep the workers from looking for more. */
const CROWD = 4;

interface Waiting {
  finding: FuzzFinding;
  hints: Hints;
  done(): void;
  failed(error: unknown): void;
}

export class TriageQueue {
  /** Those that wait, and those that are being made small. */
  pending = 0;
  private readonly unconfirmed: Waiting[] = [];
  private readonly waiting: Waiting[] = [];
  private readonly followed: Promise<void>[] = [];
  private background: Promise<void> | null = null;

  /** `confirm`: null where nothing is left to be made small. */
  constructor(
    private readonly confirm: (finding: FuzzFinding) => Promise<FuzzFinding | null>,
    private readonly pursue: (finding: FuzzFinding, hints: Hints) => Promise<void>,
  ) {}

  get crowded(): boolean {
    return this.unconfirmed.length + this.waiting.length >= CROWD;
  }

  /** Settles when this one is small; a failure is also that of {@link end}. */
  follow(finding: FuzzFinding, hints: Hints): Promise<void> {
    this.pending++;
    const pursued = new Promise<void>((done, failed) => {
      this.unconfirmed.push({ finding, hints, done, failed });
    });
    pursued.catch(() => {});
    this.followed.push(pursued);
    this.background ??= this.all();
    return pursued;
  }

  /** Confirms the next one, or makes it small; false when none is waiting. */
  async next(): Promise<boolean> {
    const suspicion = this.unconfirmed.shift();
    const next = suspicion ?? this.waiting.shift();
    if (!next) return false;
    try {
      if (suspicion) {
        const finding = await this.confirm(suspicion.finding);
        if (finding) return this.wait({ ...suspicion, finding });
      } else await this.pursue(next.finding, next.hints);
      next.done();
    } catch (error) {
      next.failed(error);
    }
    this.pending--;
    return true;
  }

  /** Those go first that take the least time. */
  private wait(one: Waiting): true {
    const place = this.waiting.findIndex((other) => other.finding.kind === 'hang');
    const at = one.finding.kind === 'hang' || place < 0 ? this.waiting.length : place;
    this.waiting.splice(at, 0, one);
    return true;
  }

  /** Resolves when all are small. Rejects with the first failure. */
  async end(): Promise<void> {
    await Promise.all(this.followed);
  }

  private async all(): Promise<void> {
    while (await this.next());
    this.background = null;
  }
}
