/** Works through the queue on one lab at a time; failures are confirmed alone on a fresh one. */
import type { Case, Finding, ProbeCase } from '../../suites/case.js';
import type { CaseRun } from './case-run.js';
import { lastLines } from './circumstances.js';
import { crashRecord } from './crash.js';
import { learnedToLack, mayBeTheGuest } from './guest-trial.js';
import type { RunState } from './plan.js';
import { loneLabFor } from './put-off.js';
import { certain, notStarted, retryFailure } from './retry.js';
import { runCase } from './run-case.js';
import { type BatchResult, runBatch } from './run-probes.js';
import { batches, type WorkItem } from './schedule.js';
import type { Digest } from './state-digest.js';
import { mayFollow, TargetReuse } from './target-reuse.js';
import type { TestTarget } from './test-target.js';
import { STRIKES, tellApart } from './unanswered.js';

/** So many culprits of one kind are told apart one by one; beyond that the cause is plain. */
const CULPRITS = 20;

const AGAIN = 'The case passed on a fresh target.';

export class Worker {
  private lab: TestTarget | null = null;
  /** State of the lab after the last batch; null when something else has run since. */
  private digest: Digest | null = null;

  /** The lab is for batches only. */
  private lone = false;

  /** The lab is as new, and serves cases that put back what they did. */
  private asNew: TargetReuse | null = null;

  constructor(private readonly state: RunState) {}

  async work(): Promise<void> {
    const { state } = this;
    try {
      for (
        let unit = state.queue.shift();
        unit && !state.stop() && !state.patience.exhausted;
        unit = state.queue.shift()
      ) {
        if (unit.kind === 'single') await this.single(unit.testCase);
        else await this.batch(unit.probes);
      }
    } finally {
      await this.discard();
    }
  }

  private async single(testCase: Case): Promise<void> {
    const { state } = this;
    const lost = learnedToLack(testCase, state);
    if (lost) return state.tally.record(testCase, lost);
    if (this.lone) await this.discard();
    const used = await this.onUsed(testCase);
    const counts = used && (isSound(used) || (used.aborted && this.asNew));
    const result = counts ? used : await this.onNew(testCase);
    if (!result) return;
    for (const id of result.seen) state.ledger.seen(id);
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
   * Null where the lab is not as new. That a case does not pass there may be due to the cases before it; that it comes to
   * nothing may not, where the lab is still as new afterwards.
   */
  private async onUsed(testCase: Case): Promise<CaseRun | null> {
    if (!this.lab || !this.asNew?.serves(testCase)) return null;
    return this.attempt(this.lab, testCase);
  }

  private async onNew(testCase: Case): Promise<CaseRun | null> {
    const { fresh, machine } = testCase.needs;
    const unfit = machine !== undefined || (fresh && !this.lab?.untouched);
    if (unfit || this.lab?.usedUp) await this.discard();
    this.lab ??= await this.labFor(testCase);
    if (!this.lab) return null;
    if (this.isNext((next) => mayFollow(testCase, next)))
      this.asNew = await TargetReuse.of(this.lab, testCase, this.state.queries).catch(() => null);
    return this.attempt(this.lab, testCase);
  }

  private async attempt(lab: TestTarget, testCase: Case): Promise<CaseRun> {
    const asNew = this.asNew;
    this.digest = null;
    this.asNew = null;
    const result = await runCase(lab, testCase, this.state.queries);
    const { noContact: silent, tainted: spoiled, findings } = result;
    const worthIt = !spoiled && (silent || testCase.needs.cleansUp) && this.isNext((c) => asNew?.serves(c));
    if (worthIt && (await asNew?.again(silent).catch(() => false))) this.asNew = asNew;
    else if (spoiled || (findings.length > 0 && !silent) || lab.usedUp || isUsedUp(lab, testCase))
      await this.discard();
    return result;
  }

  private isNext(suits: (testCase: Case) => boolean | undefined): boolean {
    const next = this.state.queue[0];
    return next?.kind === 'single' && suits(next.testCase) === true;
  }

  /** Null, and the case blocked, when the target does not start with the arguments that this case needs. */
  private async labFor(testCase: Case): Promise<TestTarget | null> {
    const { machine } = testCase.needs;
    try {
      return await this.state.newLab(machine);
    } catch (error) {
      this.settle(testCase, notStarted(machine, error));
      return null;
    }
  }

  private settle(testCase: Case, { aborted: early, ms, note: remark }: CaseRun): void {
    const { tally, unseen } = this.state;
    // What a traffic case comes to is known when all traffic has been seen.
    if ('traffic' in testCase) {
      if (early) unseen.set(testCase.id, early.reason);
    } else if (early) tally.record(testCase, { ...early, ms });
    else tally.record(testCase, { outcome: 'pass', ms, ...(remark === undefined ? {} : { reason: remark }) });
  }

  private async batch(probes: ProbeCase[]): Promise<void> {
    const { state } = this;
    if (!this.lone) await this.discard();
    this.lab ??= await loneLabFor(probes, state);
    if (!this.lab) return;
    this.lone = true;
    const started = performance.now();
    const result = await runBatch(this.lab, probes, state.queries, this.digest);
    const ms = (performance.now() - started) / probes.length;
    this.digest = result.digest;
    const unit: WorkItem = { kind: 'batch', probes };
    for (const { probe, ...violation } of result.violations) {
      const own = result.judged.get(probe);
      this.note([violation], probe, unit, Array.isArray(own) ? own : []);
    }
    for (const id of result.seen) state.ledger.seen(id);
    this.noteDeath(probes, result);
    const spoiled = result.unanswered.length > 0 || result.changed.length > 0 || accepted(result);
    if (spoiled) await this.discard();
    else await this.lab.closeSessions();
    // Queries tell of connections, too: what they say on another one is no change of the state.
    if (!this.lab?.connected) this.digest = null;
    const sound: ProbeCase[] = [];
    for (const [probe, judgement] of result.judged) {
      if (!Array.isArray(judgement)) {
        state.tally.record(probe, { outcome: 'blocked', reason: judgement.undecided, ms });
      } else if (judgement.length > 0) await retryFailure(probe, judgement, state);
      else sound.push(probe);
    }
    if (result.changed.length > 0 && !accepted(result)) this.split(sound, result.changed);
    else if (result.cutOff && state.strikes < STRIKES) this.halve(sound);
    else for (const probe of sound) state.tally.record(probe, { outcome: 'pass', ms });
    if (result.unanswered.length > 0) tellApart(result.unanswered, state);
  }

  private noteDeath(probes: readonly ProbeCase[], { unanswered }: BatchResult): void {
    const ending = this.lab?.target.ended;
    if (!this.lab || !ending || ending.kind === 'ended-by-us' || ending.kind === 'confined') return;
    // As documented: see guest-end.ts.
    if (this.lab.guestEnd !== null && ending.kind === 'exit' && ending.status === 0) return;
    const cases = [...new Set([...unanswered, ...probes])].map(({ id }) => id);
    const { target } = this.lab;
    this.state.deaths.push({ cases, ending, stderr: lastLines(target.stderr()), command: target.command });
  }

  /** Some of these probes changed the state: halves, until the culprits are alone. */
  private split(probes: ProbeCase[], changed: string[]): void {
    const { tally, confirmed } = this.state;
    if ((confirmed.get('rejection/state') ?? 0) >= CULPRITS) {
      const reason = `a batch of ${probes.length} requests changed what ${changed.join(', ')} answers; ${CULPRITS} culprits were told apart before, this one was not looked for`;
      for (const probe of probes) tally.record(probe, { outcome: 'blocked', reason });
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
    unit: WorkItem,
    findings: Finding[],
  ): void {
    const { ledger, unitOf } = this.state;
    for (const { caseId, finding } of violations) {
      if (ledger.violated(caseId, testCase.id, finding)) unitOf.set(testCase.id, unit);
      else findings.push(finding);
    }
  }

  private async discard(): Promise<void> {
    const lab = this.lab;
    this.lab = null;
    this.lone = false;
    this.digest = null;
    this.asNew = null;
    if (!lab) return;
    await lab.end();
    this.state.requests += lab.requests;
  }
}

/** What came of it on a used target is what would have come of it on any. */
function isSound({ noContact: silent, aborted: early, findings, violations }: CaseRun): boolean {
  return silent || (!early && findings.length === 0 && violations.length === 0);
}

/** One with arguments of its own serves no other case, even where nothing came of this one. */
function isUsedUp(lab: TestTarget, { needs }: Case): boolean {
  return needs.machine !== undefined || (Boolean(needs.fresh) && !lab.untouched);
}

function accepted({ judged }: BatchResult): boolean {
  return [...judged.values()].some(
    (j) => Array.isArray(j) && j.some((f) => f.check === 'rejection/accepted'),
  );
}
