/** Targets booted ahead, so that a case that needs one of its own does not wait. */
import { boot } from './boot.js';
import { TargetError } from './error.js';
import type { Target, TargetOptions } from './target.js';

/** Spares that die untaken before we stop replacing them until somebody asks again. */
const DEATHS = 3;

interface Taker {
  resolve(target: Target): void;
  reject(error: unknown): void;
}

export class Pool {
  /** Targets booted so far, and the milliseconds it took, summed. */
  boots = 0;
  bootMs = 0;
  private readonly ready: Target[] = [];
  private readonly takers: Taker[] = [];
  private readonly booting = new Set<Promise<void>>();
  private readonly burials: Promise<unknown>[] = [];
  private deaths = 0;
  /** Booting failed, and nobody has asked since. */
  private failed = false;
  private closed = false;

  /** Keeps `spares` targets ready, from the first {@link take} on. */
  constructor(
    private readonly options: TargetOptions,
    private readonly size: { spares: number },
  ) {}

  /** A target of one's own, to be ended by whoever took it. Rejects with the TargetError of a failed boot. */
  take(): Promise<Target> {
    if (this.closed) return Promise.reject(new TargetError('unusable', 'The pool of targets is closed.'));
    this.failed = false;
    this.deaths = 0;
    const spare = this.ready.splice(0, 1 + this.ready.findIndex(({ ended }) => !ended)).at(-1);
    spare?.wake?.();
    const taken = spare
      ? Promise.resolve(spare)
      : new Promise<Target>((resolve, reject) => this.takers.push({ resolve, reject }));
    this.fill();
    return taken;
  }

  /** Ends every spare; targets that were taken are their takers' business. */
  async close(): Promise<void> {
    this.closed = true;
    const reason = new TargetError('unusable', 'The pool of targets was closed before one was ready.');
    for (const taker of this.takers.splice(0)) taker.reject(reason);
    await Promise.all(this.booting);
    await Promise.all([...this.burials, ...this.ready.splice(0).map((spare) => spare.end())]);
  }

  /** Never more processes than spares and takers together ask for. */
  private fill(): void {
    while (!this.closed && this.ready.length + this.booting.size < this.wanted()) {
      const one = this.bootOne().finally(() => {
        this.booting.delete(one);
        this.fill();
      });
      this.booting.add(one);
    }
  }

  private wanted(): number {
    const resting = this.failed || this.deaths >= DEATHS;
    return this.takers.length + (resting ? 0 : this.size.spares);
  }

  private async bootOne(): Promise<void> {
    try {
      const target = await boot(this.options);
      this.boots++;
      this.bootMs += target.bootMs;
      const taker = this.takers.shift();
      if (taker) taker.resolve(target);
      else this.shelve(target);
    } catch (error) {
      this.failed = true;
      this.takers.shift()?.reject(error);
    }
  }

  private shelve(target: Target): void {
    this.ready.push(target);
    target.rest?.();
    target.ending.then(() => {
      const place = this.ready.indexOf(target);
      if (place < 0) return;
      this.ready.splice(place, 1);
      this.deaths++;
      this.burials.push(target.end());
      this.fill();
    });
  }
}
