/** Starts of the user's own target in the course of a run: one that fails ends a case at most, many in a row the run. */
import { setTimeout as after } from 'node:timers/promises';
import { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';
import type { TargetPool } from './plan.js';
import { RunOver } from './underway.js';

/** Tries of one start. The run has begun, so the target did start before. */
const TRIES = 2;
/** Milliseconds between them, for a machine that was short of something. */
const PAUSE = 200;
/** Starts that fail in a row, each after all its tries, until it is plain that no other will succeed. */
const ROW = 3;

export class Starts {
  private row = 0;
  private last: TargetError | null = null;

  /** `note`: shows that a start failed and another did not. */
  constructor(private readonly note: (message: string) => void) {}

  /** Why the target does not start any more; null as long as it may. */
  get over(): TargetError | null {
    return this.row >= ROW ? this.last : null;
  }

  /** Rejects with the TargetError of the last try; what is no TargetError is not tried again. */
  async try(take: () => Promise<Target>): Promise<Target> {
    for (let tries = 1; ; tries++) {
      try {
        const target = await take();
        this.row = 0;
        if (tries > 1 && this.last)
          this.note(`A start of the target failed, and the next one did not: ${this.last.message}`);
        return target;
      } catch (error) {
        if (!(error instanceof TargetError) || error instanceof RunOver) throw error;
        this.last = error;
        if (tries < TRIES && !this.over) await after(PAUSE);
        else {
          this.row++;
          throw error;
        }
      }
    }
  }
}

/** The same targets, each start tried until it is plain that none succeeds any more. Rejects with its TargetError. */
export function persistent(pool: TargetPool): TargetPool {
  const starts = new Starts(() => {});
  return {
    async take(machine) {
      for (;;) {
        try {
          return await starts.try(() => pool.take(machine));
        } catch (error) {
          if (!(error instanceof TargetError) || starts.over) throw error;
        }
      }
    },
    get boots() {
      return pool.boots;
    },
    get bootMs() {
      return pool.bootMs;
    },
  };
}
