/** The conformance suite as a library: opened for a target, listed, run as often as wanted, closed. */
import type { CaseRecord, CrashRecord, ResultEvent, SummaryRecord } from '../harness/results.js';
import { run } from '../harness/run/run.js';
import { TimeoutBudget } from '../harness/run/timeouts.js';
import type { Serve } from '../harness/target/embed.js';
import type { CaseResult } from '../reports/summary/standing.js';
import { type Verdict, verdictOf } from '../reports/summary/verdict.js';
import type { Interface } from '../schema/model.js';
import type { Case, Level, TargetFacts } from '../suites/case.js';
import { prepare } from './campaign.js';
import type { Choice, Embedding, TargetFlags } from './choice.js';
import { JOBS, REPLY_TIMEOUT_MS } from './defaults.js';
import { documentsFor } from './documents.js';
import { manualsOf } from './manual/beside.js';
import { allCases, monitorsFor, selectedCases } from './plan.js';
import { targetOf } from './target-of.js';
import { UsageError } from './usage-error.js';

/** Exactly one of `command`, `connect` and `serve` says what is tested. */
export interface SuiteOptions extends Omit<Partial<TargetFlags>, 'connect'> {
  /** Program and arguments that start the target, as after `qmpspec run --`; `{qmp}`, `{tcp}`, `{dir}` are filled in. */
  command?: string[];
  /** A running server: `unix:PATH` or `tcp:HOST:PORT`. */
  connect?: string;
  /** Makes a fresh server within this process. */
  serve?: Serve;
  /** `serve` understands the arguments of QEMU that some cases start their server with. */
  takesMachine?: boolean;
  /** Documents the target is held to: catalog ids, files, directories. Default: the nearest that QEMU has. */
  docs?: readonly string[];
  /** Patterns on case ids: `*` one part, `**` any. Default: all. */
  grep?: readonly string[];
  skip?: readonly string[];
  /** The least strict level to run. Default: `MAY`, that is everything. */
  level?: Level;
  /** Only the cases of this part, by hash of their ids; `index` counts from 1. */
  shard?: { index: number; of: number };
  /** Targets at the same time; default 3. */
  jobs?: number;
}

/** What to run of a suite, and how. */
export interface RunOptions {
  /** Some of the suite's cases; default all. */
  cases?: readonly Case[];
  /** Called for each case as it is decided. */
  onCase?(record: CaseRecord): void;
  /** Called for each death or hang of the target that did not come again. */
  onCrash?(record: CrashRecord): void;
  /** Failures of this level and of stricter ones fail the run. Default: `MUST`. */
  failOn?: Level;
  /** End at the first case that fails the run. */
  bail?: boolean;
  /** Shuffles the order of the cases; 0, the default, keeps it. */
  seed?: number;
  signal?: AbortSignal;
}

/** What came of a run, and the verdict on it: the same that the command line gives. */
export interface RunResult extends SummaryRecord {
  verdict: Verdict;
  /** Deaths and hangs of the target that did not come again. */
  crashes: CrashRecord[];
}

/** The cases for one target, ready to be run as often as wanted. */
export interface Suite {
  /** What a first conversation has told about the target. */
  readonly target: TargetFacts;
  /** What the target says of itself, or the nearest catalog where it says nothing. */
  readonly model: Interface;
  readonly cases: readonly Case[];
  /** Every case gets one record. Throws TargetError when the target cannot be started or tested any more. */
  run(options?: RunOptions): Promise<RunResult>;
  /** Ends what was started. */
  close(): Promise<void>;
}

/** Throws UsageError for options that make no sense, TargetError for a target that cannot be talked to. */
export async function openSuite(options: SuiteOptions): Promise<Suite> {
  const {
    docs = [],
    grep = [],
    skip = [],
    level = 'MAY',
    shard,
    timeout = REPLY_TIMEOUT_MS,
    jobs = JOBS,
  } = options;
  const choice = chosen(options);
  const campaign = await prepare(choice, { ...options, timeout }, choice.kind === 'start' ? jobs : 0);
  const { profile, scratch, pool, may } = campaign;
  try {
    const { documents } = await documentsFor(docs, profile, manualsOf(choice, options));
    const selection = { grep, skip, level, ...(shard ? { shard } : {}) };
    const cases = selectedCases(allCases(profile, documents, scratch), selection);
    return {
      target: profile.facts,
      model: profile.model,
      cases,
      async run({
        cases: some = cases,
        onCase,
        onCrash,
        failOn = 'MUST',
        bail = false,
        seed = 0,
        signal,
      } = {}) {
        const results: CaseResult[] = [];
        const crashes: CrashRecord[] = [];
        const emit = (event: ResultEvent) => {
          if (event.type === 'case') {
            const { id, level, outcome, known } = event;
            results.push({ id, level, outcome, known });
            onCase?.(event);
          } else if (event.type === 'crash-seen-once') {
            crashes.push(event);
            onCrash?.(event);
          }
        };
        const monitors = monitorsFor(profile, documents);
        const timeouts = new TimeoutBudget(timeout, options.patience);
        const how = { timeout, timeouts, bail, seed, level: failOn };
        const plan = { cases: some, monitors, profile, pool, may, ...how };
        const most = choice.kind === 'attach' ? 1 : jobs;
        const { summary, broken, left } = await run({ ...plan, jobs: most }, emit, signal ?? NEVER);
        await left;
        if (broken) throw broken;
        const target = targetOf(choice, profile, options.root);
        const judged = { target, level: failOn, listed: some.length, ...(shard ? { shard } : {}) };
        return { ...summary, crashes, verdict: verdictOf({ run: judged, results, crashes, summary }) };
      },
      close: () => campaign.close(),
    };
  } catch (error) {
    await campaign.close();
    throw error;
  }
}

const NEVER = new AbortController().signal;

function chosen({ command, connect, serve, takesMachine = false }: SuiteOptions): Choice | Embedding {
  const choices: (Choice | Embedding)[] = [];
  if (command) choices.push({ kind: 'start', command, reference: false });
  if (connect !== undefined) choices.push({ kind: 'attach', address: connect });
  if (serve) choices.push({ kind: 'embed', serve, takesMachine });
  const [first] = choices;
  if (first === undefined || choices.length > 1)
    throw new UsageError(`expected one of command, connect and serve, got ${choices.length} of them.`);
  return first;
}
