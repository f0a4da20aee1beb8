/** Runs cases on targets and emits the stream of results. */
import type { Case, ProbeCase } from '../../suites/case.js';
import { Meter } from '../coverage/meter.js';
import { ratiosOf } from '../coverage.js';
import type { ResultEvent, SummaryRecord } from '../results.js';
import { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';
import { Asides } from './asides.js';
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
  const recorder = new Recorder(plan.cases, emit, plan.deviations);
  const applicable = plan.cases.filter((testCase) => {
    const record = 'traffic' in testCase ? undefined : plan.decided?.get(testCase.id);
    if (record) {
      recorder.adopt(testCase, record);
      return false;
    }
    const unmet = unmetNeed(testCase, plan.profile, plan.may);
    // A traffic case has its needs for what it sends only.
    if (!unmet || ('traffic' in testCase && unmet.outcome === 'blocked')) return true;
    recorder.record(testCase, unmet);
    return false;
  });
  const timeouts = plan.timeouts ?? new TimeoutBudget(plan.timeout);
  const underway = new Underway();
  const meter = new Meter(plan.profile.model, plan.profile.facts.commands);
  const monitors = [...plan.monitors, meter.monitor];
  const { pool } = plan;
  const starts = new Starts((message) => emit({ type: 'note', message }));
  const taken = (machine?: readonly string[]) => underway.take(() => pool.take(machine));
  const take = (machine?: readonly string[]) => (machine ? takeMachine(taken, machine) : starts.try(taken));
  const late = new LateReplies(plan.timeout);
  const testTargetOf = (target: Target, waiting = timeouts, lateness: LateReplies | null = null) =>
    underway.add(new TestTarget(target, plan.profile, monitors, waiting, take, lateness));
  const state: RunState = {
    ...plan,
    queries: [],
    recorder,
    observations: new Observations(new Set(applicable.filter((c) => 'traffic' in c).map((c) => c.id))),
    queue: workItems(
      applicable.filter((c) => stimulated(c, needsMet(plan))),
      plan.seed,
    ),
    itemOf: new Map(),
    unseen: new Map(),
    confirmed: new Map(),
    deaths: [],
    crash: emit,
    putOff: new WeakSet(),
    strikes: 0,
    strikesOf: new Map(),
    neverAnswered: (command) => late.neverAnswered(command),
    lookedFor: new Map(),
    deferred: new WeakSet(),
    aside: (task) => asides.add(task),
    requests: 0,
    timeouts,
    stop: () => starts.over !== null || aborted.aborted || (plan.bail && recorder.fails(plan.level)),
    newTestTarget: async (machine) => testTargetOf(await take(machine)),
    tryGuest: () => {
      trial ??= tryGuest(state);
      return trial;
    },
    confirmingTestTarget: async (machine) => testTargetOf(await take(machine), timeouts.unhurried, late),
    loneTestTarget: async () =>
      testTargetOf(await starts.try(() => underway.take(() => pool.takeLone?.() ?? pool.take()))),
  };
  const asides = new Asides();
  let trial: Promise<void> | null = null;
  let broken: TargetError | null = null;
  const work = workThrough(state, asides);
  const interrupted = anyAborted([aborted]);
  try {
    await Promise.race([work, anyAborted([aborted, timeouts.whenExhausted])]);
    for (const death of state.deaths) if (!recorder.sawCrashOf(death.cases)) emit(batchCrash(death));
    if (!state.stop()) await Promise.race([concludeTraffic(applicable, state), interrupted]);
    broken = starts.over;
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    broken = error;
  }
  recorder.closeAll(unreachedReason(broken, aborted.aborted, timeouts));
  const points = meter.points();
  emit({ type: 'coverage', points });
  const problems = plan.deviations?.problems ?? [];
  const summary: SummaryRecord = {
    type: 'summary',
    counts: recorder.counts,
    ...(problems.length === 0 ? {} : { expectations: [...problems] }),
    failing: recorder.failing,
    coverage: ratiosOf(points),
    effort: { boots: plan.pool.boots, bootMs: Math.round(plan.pool.bootMs), requests: state.requests },
    ms: Math.round(performance.now() - started),
  };
  emit(summary);
  over = true;
  return { summary, broken, left: underway.leave(work) };
}

async function workThrough(state: RunState, asides: Asides): Promise<void> {
  if (state.queue.some(comparesState)) state.queries = await stableQueriesIn(state);
  const workers = Array.from({ length: Math.min(state.jobs, state.queue.length) }, () =>
    new Worker(state).work(),
  );
  const results = await Promise.allSettled(workers);
  // They may have left more to do.
  const rest = await asides.done().then(
    () => null,
    (reason: unknown) => ({ status: 'rejected' as const, reason }),
  );
  const failure = results.find((r) => r.status === 'rejected') ?? rest;
  if (failure) throw failure.reason;
}

/** As often as it takes, for without them changes of the state are overlooked. */
async function stableQueriesIn(state: RunState): Promise<Query[]> {
  for (;;) {
    try {
      return await stableQueries(state);
    } catch (error) {
      const final = !(error instanceof TargetError) || error instanceof RunOver;
      if (final || state.profile.facts.attached || state.stop() || state.timeouts.exhausted) throw error;
    }
  }
}

function unreachedReason(broken: TargetError | null, aborted: boolean, timeouts: TimeoutBudget): string {
  if (broken) return broken.message;
  if (aborted) return 'the run was interrupted';
  return timeouts.reason ?? 'the run ended at the first failure (--bail)';
}

function needsMet({ profile, may }: RunPlan): (testCase: Case) => boolean {
  return (testCase) => unmetNeed(testCase, profile, may) === null;
}

function comparesState(item: WorkItem): boolean {
  if (item.kind === 'single') return item.testCase.needs.cleansUp !== undefined;
  return item.probes.some((p: ProbeCase) => p.probe.keepsState);
}

/** Traffic cases without a stimulus, or with one that cannot be given here, only wait and see. */
function stimulated(testCase: Case, met: (testCase: Case) => boolean): boolean {
  return !('traffic' in testCase) || (testCase.traffic.stimulate !== undefined && met(testCase));
}
