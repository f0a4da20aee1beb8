/** Works through the queue on one test target at a time; failures are confirmed alone on a fresh one. */
import type { Case, Finding, ProbeCase } from '../../suites/case.js';
import type { CaseRun } from './case-run.js';
import { batchDeath, crashRecord } from './crash.js';
import { learnedToLack, mayBeTheGuest } from './guest-trial.js';
import type { RunState } from './plan.js';
import { loneTestTargetFor } from './put-off.js';
import { certain, notStarted, retryFailure } from './retry.js';
import { runCase } from './run-case.js';
import { type BatchResult, runBatch } from './run-probes.js';
import { batches, type WorkItem } from './schedule.js';
import type { Digest } from './state-digest.js';
import { mayFollow, TargetReuse } from './target-reuse.js';
import type { TestTarget } from './test-target.js';
import { lookingFor, STRIKES, tellApart, unansweredNeed, waiting } from './unanswered.js';

/** So many culprits of one kind are told apart one by one; beyond that the cause is plain. */
const CULPRITS = 20;

const AGAIN = 'The case passed on a fresh target.';

export class Worker {
  private testTarget: TestTarget | null = null;
  /** State of the test target after the last batch; null when something else has run since. */
  private digest: Digest | null = null;

  /** The test target is for batches only. */
  private lone = false;

  /** The test target is as new, and serves cases that put back what they did. */
  private reuse: TargetReuse | null = null;

  constructor(private readonly state: RunState) {}

  async work(): Promise<void> {
    const { state } = this;
    try {
      for (
        let item = state.queue.shift();
        item && !state.stop() && !state.timeouts.exhausted;
        item = state.queue.shift()
      ) {
        if (item.kind === 'single') await this.single(item.testCase);
        else await lookingFor(waiting(item.probes), state, () => this.batch(item.probes));
      }
    } finally {
      await this.discard();
    }
  }

  private async single(testCase: Case): Promise<void> {
    const { state } = this;
    const lost = learnedToLack(testCase, state);
    if (lost) return state.recorder.record(testCase, lost);
    const wait = unansweredNeed(testCase, state);
    if (wait && 'reason' in wait) return state.recorder.record(testCase, { outcome: 'blocked', ...wait });
    if (wait) {
      if (!state.deferred.has(testCase)) state.deferred.add(testCase);
      // There is nothing else to do.
      else await wait.until;
      state.queue.push({ kind: 'single', testCase });
      return;
    }
    if (this.lone) await this.discard();
    const used = await this.onUsed(testCase);
    const counts = used && (isSound(used) || (used.aborted && this.reuse));
    const result = counts ? used : await this.onNew(testCase);
    if (!result) return;
    for (const id of result.seen) state.observations.seen(id);
    this.note(result.violations, testCase, { kind: 'single', testCase }, result.findings);
    // It ended a target that others had used, and not a fresh one.
    const once = used && !counts && result.findings.length === 0 ? crashRecord(testCase, used, AGAIN) : null;
    if (once) state.crash(once);
    if (mayBeTheGuest(testCase, result, state)) await state.tryGuest();
    if (result.findings.length === 0) this.settle(testCase, result);
    else if (result.noContact) certain(testCase, result, state);
    // Where it failed on a target that others had used, this was its second time already, alone and on a fresh one.
    else {
      const before = used?.findings.length ? result : null;
      await retryFailure(testCase, result.findings, state, before, used?.findings.length ? used : result);
    }
  }

  /**
   * Null where the test target is not as new. That a case does not pass there may be due to the cases before it; that it comes to
   * nothing may not, where the test target is still as new afterwards.
   */
  private async onUsed(testCase: Case): Promise<CaseRun | null> {
    if (!this.testTarget || !this.reuse?.serves(testCase)) return null;
    return this.attempt(this.testTarget, testCase);
  }

  private async onNew(testCase: Case): Promise<CaseRun | null> {
    const { fresh, machine } = testCase.needs;
    const unfit = machine !== undefined || (fresh && !this.testTarget?.untouched);
    if (unfit || this.testTarget?.usedUp) await this.discard();
    this.testTarget ??= await this.testTargetFor(testCase);
    if (!this.testTarget) return null;
    if (this.isNext((next) => mayFollow(testCase, next)))
      this.reuse = await TargetReuse.of(this.testTarget, testCase, this.state.queries).catch(() => null);
    return this.attempt(this.testTarget, testCase);
  }

  private async attempt(testTarget: TestTarget, testCase: Case): Promise<CaseRun> {
    const reuse = this.reuse;
    this.digest = null;
    this.reuse = null;
    const result = await runCase(testTarget, testCase, this.state.queries);
    const { noContact: silent, tainted: spoiled, findings } = result;
    const worthIt = !spoiled && (silent || testCase.needs.cleansUp) && this.isNext((c) => reuse?.serves(c));
    if (worthIt && (await reuse?.again(silent).catch(() => false))) this.reuse = reuse;
    else if (
      spoiled ||
      (findings.length > 0 && !silent) ||
      testTarget.usedUp ||
      isUsedUp(testTarget, testCase)
    )
      await this.discard();
    return result;
  }

  private isNext(suits: (testCase: Case) => boolean | undefined): boolean {
    const next = this.state.queue[0];
    return next?.kind === 'single' && suits(next.testCase) === true;
  }

  /** Null, and the case blocked, when the target does not start with the arguments that this case needs. */
  private async testTargetFor(testCase: Case): Promise<TestTarget | null> {
    const { machine } = testCase.needs;
    try {
      return await this.state.newTestTarget(machine);
    } catch (error) {
      this.settle(testCase, notStarted(machine, error));
      return null;
    }
  }

  private settle(testCase: Case, { aborted: early, ms, note: remark }: CaseRun): void {
    const { recorder, unseen } = this.state;
    // What a traffic case comes to is known when all traffic has been seen.
    if ('traffic' in testCase) {
      if (early) unseen.set(testCase.id, early.reason);
    } else if (early) recorder.record(testCase, { ...early, ms });
    else
      recorder.record(testCase, { outcome: 'pass', ms, ...(remark === undefined ? {} : { reason: remark }) });
  }

  private async batch(probes: ProbeCase[]): Promise<void> {
    const { state } = this;
    if (!this.lone) await this.discard();
    this.testTarget ??= await loneTestTargetFor(probes, state);
    if (!this.testTarget) return;
    this.lone = true;
    const started = performance.now();
    const result = await runBatch(this.testTarget, probes, state.queries, this.digest);
    const ms = (performance.now() - started) / probes.length;
    this.digest = result.digest;
    const item: WorkItem = { kind: 'batch', probes };
    for (const { probe, ...violation } of result.violations) {
      const own = result.judged.get(probe);
      this.note([violation], probe, item, Array.isArray(own) ? own : []);
    }
    for (const id of result.seen) state.observations.seen(id);
    const { target, guestEnd } = this.testTarget;
    const death = batchDeath(target, guestEnd, [...result.unanswered, ...probes]);
    if (death) state.deaths.push(death);
    const tainted = result.unanswered.length > 0 || result.changed.length > 0 || accepted(result);
    if (tainted) await this.discard();
    else await this.testTarget.closeSessions();
    // Queries tell of connections, too: what they say on another one is no change of the state.
    if (!this.testTarget?.connected) this.digest = null;
    const sound: ProbeCase[] = [];
    for (const [probe, judgement] of result.judged) {
      if (!Array.isArray(judgement)) {
        state.recorder.record(probe, { outcome: 'blocked', reason: judgement.undecided, ms });
      } else if (judgement.length > 0) await retryFailure(probe, judgement, state);
      else sound.push(probe);
    }
    if (result.changed.length > 0 && !accepted(result)) this.split(sound, result.changed);
    else if (result.cutOff && state.strikes < STRIKES) this.halve(sound);
    else for (const probe of sound) state.recorder.record(probe, { outcome: 'pass', ms });
    if (result.unanswered.length > 0) tellApart(result.unanswered, state);
  }

  /** Some of these probes changed the state: halves, until the culprits are alone. */
  private split(probes: ProbeCase[], changed: string[]): void {
    const { recorder, confirmed } = this.state;
    if ((confirmed.get('rejection/state') ?? 0) >= CULPRITS) {
      const reason = `a batch of ${probes.length} requests changed what ${changed.join(', ')} answers; ${CULPRITS} culprits were told apart before, this one was not looked for`;
      for (const probe of probes) recorder.record(probe, { outcome: 'blocked', reason });
    } else this.halve(probes);
  }

  private halve(probes: ProbeCase[]): void {
    const { queue } = this.state;
    if (probes.length > 1) queue.push(...batches(probes, Math.ceil(probes.length / 2)));
    else queue.push(...probes.map((testCase) => ({ kind: 'single' as const, testCase })));
  }

  /** Enters violations that the monitors saw; one whose own case is not part of the run is a finding of this one. */
  private note(
    violations: readonly { caseId: string; finding: Finding }[],
    testCase: Case,
    item: WorkItem,
    findings: Finding[],
  ): void {
    const { observations, itemOf } = this.state;
    for (const { caseId, finding } of violations) {
      if (observations.violated(caseId, testCase.id, finding)) itemOf.set(testCase.id, item);
      else findings.push(finding);
    }
  }

  private async discard(): Promise<void> {
    const testTarget = this.testTarget;
    this.testTarget = null;
    this.lone = false;
    this.digest = null;
    this.reuse = null;
    if (!testTarget) return;
    await testTarget.end();
    this.state.requests += testTarget.requests;
  }
}

/** What came of it on a used target is what would have come of it on any. */
function isSound({ noContact: silent, aborted: early, findings, violations }: CaseRun): boolean {
  return silent || (!early && findings.length === 0 && violations.length === 0);
}

/** One with arguments of its own serves no other case, even where nothing came of this one. */
function isUsedUp(testTarget: TestTarget, { needs }: Case): boolean {
  return needs.machine !== undefined || (Boolean(needs.fresh) && !testTarget.untouched);
}

function accepted({ judged }: BatchResult): boolean {
  return [...judged.values()].some(
    (j) => Array.isArray(j) && j.some((f) => f.check === 'rejection/accepted'),
  );
}
