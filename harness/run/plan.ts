/** The plan, the shared state and the end of a run. */
import type { Case, Level, ProbeCase } from '../../suites/case.js';
import type { Monitor } from '../../suites/monitor.js';
import type { KnownDeviations } from '../expectations/known.js';
import type { CaseRecord, CrashRecord, SummaryRecord } from '../results.js';
import type { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';
import type { BatchDeath } from './crash.js';
import type { Observations } from './observations.js';
import type { Recorder } from './recorder.js';
import type { Permissions } from './requirements.js';
import type { WorkItem } from './schedule.js';
import type { Query } from './state-digest.js';
import type { TargetProfile } from './target-profile.js';
import type { TestTarget } from './test-target.js';
import type { TimeoutBudget } from './timeouts.js';

/** Where targets come from: a pool, or the one that we are attached to. */
export interface TargetPool {
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
  profile: TargetProfile;
  pool: TargetPool;
  may: Permissions;
  jobs: number;
  /** Milliseconds for a reply. */
  timeout: number;
  /** What is left of it from the first talk with the target; default: all. */
  timeouts?: TimeoutBudget;
  bail: boolean;
  /** The level that the run goes by: failures of it, and of stricter ones, count. */
  level: Level;
  seed: number;
  /** Decided by an earlier run that this one goes on from. What all traffic decides is seen anew. */
  decided?: { get(id: string): CaseRecord | undefined };
  /** What is known to deviate. */
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
export interface RunState extends Omit<RunPlan, 'timeouts'> {
  queries: readonly Query[];
  recorder: Recorder;
  observations: Observations;
  queue: WorkItem[];
  /** In which work item a case ran, for those that something was seen of. */
  itemOf: Map<string, WorkItem>;
  /** Reasons of traffic cases that gave nothing to see. */
  unseen: Map<string, string>;
  /** Confirmed failures by check. */
  confirmed: Map<string, number>;
  /** Deaths of the target in the course of batches, until it is known which request brought them about. */
  deaths: BatchDeath[];
  /** Shows a crash that did not come again. */
  crash(record: CrashRecord): void;
  /** Batches that wait for a target to start, after one did not. */
  putOff: WeakSet<readonly ProbeCase[]>;
  /** Work items that broke off for want of a reply. */
  strikes: number;
  /** The same by command. */
  strikesOf: Map<string, number>;
  /** Whether a command was waited for as long as any is, in vain. */
  neverAnswered(command: string): boolean;
  /** Commands that one request got no reply to, while it is looked for; it is known when this resolves. */
  lookedFor: Map<string, Promise<void>>;
  /** Cases that wait for that. */
  deferred: WeakSet<Case>;
  /** Does this while the workers go on: it mostly waits. The run is not over before it is done. */
  aside(task: () => Promise<void>): void;
  requests: number;
  stop(): boolean;
  timeouts: TimeoutBudget;
  newTestTarget(machine?: readonly string[]): Promise<TestTarget>;
  /** A new one that is waited for longer. */
  confirmingTestTarget(machine?: readonly string[]): Promise<TestTarget>;
  /** Finds out, once, whether the guest of the user's machine goes on. */
  tryGuest(): Promise<void>;
  /** One for batches only, which have one session. */
  loneTestTarget(): Promise<TestTarget>;
}
