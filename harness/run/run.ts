/** Runs cases on targets and emits the stream of results. */
import type { Case, ProbeCase } from '../../suites/case.js';
import { Meter } from '../coverage/meter.js';
import { ratiosOf } from '../coverage.js';
import type { ResultEvent, SummaryRecord } from '../results.js';
import { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';
import { batchCrash } from './crash.js';
import { tryGuest } from './guest-trial.js';
import { LateReplies } from './late-replies.js';
import { Observations } from './observations.js';
import type { RunEnd, RunPlan, RunState } from './plan.js';
import { Recorder } from './recorder.js';
import { unmetNeed } from './requirements.js';
import { type WorkItem, workItems } from './schedule.js';
import { stableQueries } from './stable-queries.js';
import { Starts } from './starts.js';
import type { Query } from './state-digest.js';
import { TestTarget, takeMachine } from './test-target.js';
import { TimeoutBudget } from './timeouts.js';
import { concludeTraffic } from './traffic-cases.js';
import { anyAborted, RunOver, Underway } from './underway.js';
import { Worker } from './worker.js';

export async function run(
  plan: RunPlan,
  toReports: (event: ResultEvent) => void,
  aborted: AbortSignal,
): Promise<RunEnd> {
  const started = performance.now();
  let over = false;
  // What is under way when the run is cut off may have something to say later.
  const emit = (event: ResultEvent) => {
    if (!over) toReports(event);
  };
  const tally = new Recorder(plan.cases, emit, plan.deviations);
  const applicable = plan.cases.filter((testCase) => {
    const record = 'traffic' in testCase ? undefined : plan.decided?.get(testCase.id);
    if (record) {
      tally.adopt(testCase, record);
      return false;
    }
    const unmet = unmetNeed(testCase, plan.knowledge, plan.may);
    // A traffic case needs things for its stimulus only.
    if (!unmet || ('traffic' in testCase && unmet.outcome === 'blocked')) return true;
    tally.record(testCase, unmet);
    return false;
  });
  const patience = plan.patience ?? new TimeoutBudget(plan.timeout);
  const underway = new Underway();
  const meter = new Meter(plan.knowledge.model, plan.knowledge.facts.commands);
  const monitors = [...plan.monitors, meter.monitor];
  const { supply } = plan;
  const starts = new Starts((message) => emit({ type: 'note', message }));
  const taken = (machine?: readonly string[]) => underway.take(() => supply.take(machine));
  const take = (machine?: readonly string[]) => (machine ? takeMachine(taken, machine) : starts.try(taken));
  const late = new LateReplies(plan.timeout);
  const labOf = (target: Target, waiting = patience, lateness: LateReplies | null = null) =>
    underway.add(new TestTarget(target, plan.knowledge, monitors, waiting, take, lateness));
  const state: RunState = {
    ...plan,
    queries: [],
    tally,
    ledger: new Observations(new Set(applicable.filter((c) => 'traffic' in c).map((c) => c.id))),
    queue: workItems(
      applicable.filter((c) => stimulated(c, needsMet(plan))),
      plan.seed,
    ),
    unitOf: new Map(),
    unseen: new Map(),
    confirmed: new Map(),
    deaths: [],
    crash: emit,
    putOff: new WeakSet(),
    strikes: 0,
    strikesOf: new Map(),
    requests: 0,
    patience,
    stop: () => starts.over !== null || aborted.aborted || (plan.bail && tally.fails(plan.level)),
    newLab: async (machine) => labOf(await take(machine)),
    tryGuest: () => {
      trial ??= tryGuest(state);
      return trial;
    },
    confirmingLab: async (machine) => labOf(await take(machine), patience.unhurried, late),
    loneLab: async () =>
      labOf(await starts.try(() => underway.take(() => supply.takeLone?.() ?? supply.take()))),
  };
  let trial: Promise<void> | null = null;
  let broken: TargetError | null = null;
  const work = workThrough(state);
  const interrupted = anyAborted([aborted]);
  try {
    await Promise.race([work, anyAborted([aborted, patience.whenExhausted])]);
    for (const death of state.deaths) if (!tally.sawCrashOf(death.cases)) emit(batchCrash(death));
    if (!state.stop()) await Promise.race([concludeTraffic(applicable, state), interrupted]);
    broken = starts.over;
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    broken = error;
  }
  tally.closeAll(unreachedReason(broken, aborted.aborted, patience));
  const points = meter.points();
  emit({ type: 'coverage', points });
  const problems = plan.deviations?.problems ?? [];
  const summary: SummaryRecord = {
    type: 'summary',
    counts: tally.counts,
    ...(problems.length === 0 ? {} : { expectations: [...problems] }),
    failing: tally.failing,
    coverage: ratiosOf(points),
    effort: { boots: plan.supply.boots, bootMs: Math.round(plan.supply.bootMs), requests: state.requests },
    ms: Math.round(performance.now() - started),
  };
  emit(summary);
  over = true;
  return { summary, broken, left: underway.leave(work) };
}

async function workThrough(state: RunState): Promise<void> {
  if (state.queue.some(comparesState)) state.queries = await quietQueriesIn(state);
  const workers = Array.from({ length: Math.min(state.jobs, state.queue.length) }, () =>
    new Worker(state).work(),
  );
  const results = await Promise.allSettled(workers);
  const failure = results.find((r) => r.status === 'rejected');
  if (failure) throw failure.reason;
}

/** As often as it takes, for without them changes of the state are overlooked. */
async function quietQueriesIn(state: RunState): Promise<Query[]> {
  for (;;) {
    try {
      return await stableQueries(state);
    } catch (error) {
      const final = !(error instanceof TargetError) || error instanceof RunOver;
      if (final || state.knowledge.facts.attached || state.stop()) throw error;
    }
  }
}

function unreachedReason(broken: TargetError | null, aborted: boolean, patience: TimeoutBudget): string {
  if (broken) return broken.message;
  if (aborted) return 'the run was interrupted';
  return patience.reason ?? 'the run ended at the first failure (--bail)';
}

function needsMet({ knowledge, may }: RunPlan): (testCase: Case) => boolean {
  return (testCase) => unmetNeed(testCase, knowledge, may) === null;
}

function comparesState(unit: WorkItem): boolean {
  if (unit.kind === 'single') return unit.testCase.needs.cleansUp !== undefined;
  return unit.probes.some((p: ProbeCase) => p.probe.keepsState);
}

/** Traffic cases without a stimulus, or with one that cannot be given here, only wait and see. */
function stimulated(testCase: Case, met: (testCase: Case) => boolean): boolean {
  return !('traffic' in testCase) || (testCase.traffic.stimulate !== undefined && met(testCase));
}
