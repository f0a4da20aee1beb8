/** Runs cases on targets and emits the stream of results. */
import type { Case, Level, ProbeCase } from '../../suites/case.js';
import type { Monitor } from '../../suites/monitor.js';
import { Meter } from '../coverage/meter.js';
import { ratiosOf } from '../coverage.js';
import type { KnownDeviations } from '../expectations/known.js';
import type { CaseRecord, CrashRecord, ResultEvent, SummaryRecord } from '../results.js';
import { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';
import { type BatchDeath, batchCrash } from './crash.js';
import { tryGuest } from './guest-trial.js';
import { Observations } from './observations.js';
import { Recorder } from './recorder.js';
import { type Permissions, unmetNeed } from './requirements.js';
import { type WorkItem, workItems } from './schedule.js';
import { takeMachine } from './second-chance.js';
import { stableQueries } from './stable-queries.js';
import { Starts } from './starts.js';
import type { Query } from './state-digest.js';
import type { TargetProfile } from './target-profile.js';
import { TestTarget } from './test-target.js';
import { TimeoutBudget } from './timeouts.js';
import { concludeTraffic } from './traffic-cases.js';
import { anyAborted, RunOver, Underway } from './underway.js';
import { Worker } from './worker.js';

/** Where targets come from: a pool, or the one that we are attached to. */
export interface Supply {
  /** `machine`: arguments in place of the user's; see `Needs.machine`. */
  take(machine?: readonly string[]): Promise<Target>;
  /** One that may have one monitor only, and answers the faster. */
  takeLone?(): Promise<Target>;
  readonly boots: number;
  readonly bootMs: number;
}

export interface RunPlan {
  cases: readonly Case[];
  monitors: readonly Monitor[];
  knowledge: TargetProfile;
  supply: Supply;
  may: Permissions;
  jobs: number;
  /** Milliseconds for a reply. */
  timeout: number;
  /** What is left of it from the first talk with the target; default: all. */
  patience?: TimeoutBudget;
  bail: boolean;
  /** The level that the run goes by: failures of it, and of stricter ones, count. */
  level: Level;
  seed: number;
  /** Decided by an earlier run that this one goes on from. What all traffic decides is seen anew. */
  decided?: ReadonlyMap<string, CaseRecord>;
  /** What is known to deviate (design §5). */
  deviations?: KnownDeviations;
}

export interface RunEnd {
  summary: SummaryRecord;
  /** The target could not be started or tested any more. */
  broken: TargetError | null;
  /** Resolves when what was under way is over, where the run was cut off; soon, whatever the target does. */
  left: Promise<void>;
}

/** What workers share. */
export interface RunState extends Omit<RunPlan, 'patience'> {
  queries: readonly Query[];
  tally: Recorder;
  ledger: Observations;
  queue: WorkItem[];
  /** In which unit a case ran, for those that something was seen of. */
  unitOf: Map<string, WorkItem>;
  /** Reasons of traffic cases whose stimulus gave nothing to see. */
  unseen: Map<string, string>;
  /** Confirmed failures by check. */
  confirmed: Map<string, number>;
  /** Deaths of the target in the course of batches, until it is known which request brought them about. */
  deaths: BatchDeath[];
  /** Shows a crash that did not come again. */
  crash(record: CrashRecord): void;
  /** Batches that wait for a target to start, after one did not. */
  putOff: WeakSet<readonly ProbeCase[]>;
  /** Units that broke off for want of a reply. */
  strikes: number;
  requests: number;
  stop(): boolean;
  patience: TimeoutBudget;
  newLab(machine?: readonly string[]): Promise<TestTarget>;
  /** A new one that is waited for longer. */
  confirmingLab(machine?: readonly string[]): Promise<TestTarget>;
  /** Finds out, once, whether the guest of the user's machine goes on. */
  tryGuest(): Promise<void>;
  /** One for batches only, which have one session. */
  loneLab(): Promise<TestTarget>;
}

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
  const labOf = (target: Target, waiting = patience) =>
    underway.add(new TestTarget(target, plan.knowledge, monitors, waiting, take));
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
    requests: 0,
    patience,
    stop: () => starts.over !== null || aborted.aborted || (plan.bail && tally.fails(plan.level)),
    newLab: async (machine) => labOf(await take(machine)),
    tryGuest: () => {
      trial ??= tryGuest(state);
      return trial;
    },
    confirmingLab: async (machine) => labOf(await take(machine), patience.unhurried),
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
