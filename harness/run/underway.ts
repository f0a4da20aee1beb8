/** What of a run is under way, so that it can be left at once: by then no target is taken any more, and those there are ended. */
import { setTimeout as pause } from 'node:timers/promises';
import { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';
import type { TestTarget } from './test-target.js';

/** Milliseconds for what is under way to notice that its target is gone; what takes longer is left to the janitor. */
const GRACE_MS = 1_000;

/** No target is given any more, which is nobody's fault. */
export class RunOver extends TargetError {
  constructor() {
    super('unusable', 'the run is over');
  }
}

export class Underway {
  private readonly testTargets = new Set<TestTarget>();
  private over = false;

  /** Throws RunOver once the run is over. */
  async take(take: () => Promise<Target>): Promise<Target> {
    if (this.over) throw new RunOver();
    const target = await take();
    if (!this.over) return target;
    await target.end();
    throw new RunOver();
  }

  add(testTarget: TestTarget): TestTarget {
    this.testTargets.add(testTarget);
    testTarget.onEnd = () => this.testTargets.delete(testTarget);
    return testTarget;
  }

  /** Ends every target. Resolves when `work` has noticed, or a moment later. */
  async leave(work: Promise<unknown>): Promise<void> {
    this.over = true;
    const ending = Promise.allSettled([...[...this.testTargets].map((testTarget) => testTarget.end()), work]);
    const late = new AbortController();
    await Promise.race([ending, pause(GRACE_MS, null, { signal: late.signal }).catch(() => {})]);
    late.abort();
  }
}

/** Resolves when one of them is aborted, and never else. */
export function anyAborted(signals: readonly AbortSignal[]): Promise<void> {
  const any = AbortSignal.any([...signals]);
  return new Promise((resolve) => {
    if (any.aborted) resolve();
    else any.addEventListener('abort', () => resolve(), { once: true });
  });
}
